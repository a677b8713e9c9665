/** A bucket policy that uses most of what the policy grammar has. */
export const POLICY = `{
  "Version": "2012-10-17",
  "Id": "lab",
  "Statement": [
    {
      "Sid": "OwnersRead",
      "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::111111111111:role/reader", "222222222222"] },
      "Action": ["s3:GetObject", "s3:GetObjectVersion"],
      "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/owner}/*",
      "Condition": {
        "StringEquals": { "aws:PrincipalTag/team": ["a", "b"] },
        "NumericLessThan": { "s3:TlsVersion": 1.2 },
        "Bool": { "aws:SecureTransport": true }
      }
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "NotAction": "s3:PutObject",
      "NotResource": ["arn:aws:s3:::lab/*"],
      "Condition": { "Null": { "s3:x-amz-server-side-encryption": "true" } }
    }
  ]
}
`;
