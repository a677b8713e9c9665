/**
 * Actions on an object, by the action that authorizes the same on one of its versions: a request with
 * a version id is checked for the second only.
 * Source: Amazon S3 User Guide, using-with-s3-policy-actions.
 */
const twins: ReadonlyMap<string, string> = new Map([
  ['s3:GetObject', 's3:GetObjectVersion'],
  ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
  ['s3:GetObjectAttributes', 's3:GetObjectVersionAttributes'],
  ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'],
  ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
  ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
  ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
]);

/** The action for versions beside one for objects; both ids as documented. */
export function versionTwin(id: string): string | undefined {
  return twins.get(id);
}

/**
 * The action that authorizes a request with a version id, in place of the one without. A delete is
 * no twin: without a version it takes nothing away.
 */
export function actionOnVersion(id: string): string {
  return id === 's3:DeleteObject' ? 's3:DeleteObjectVersion' : (versionTwin(id) ?? id);
}
