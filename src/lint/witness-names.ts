/** What a witness writes where a policy leaves the choice open. */
export const ACCOUNT = '111111111111';
export const REGION = 'us-east-1';
export const PARTITION = 'aws';
export const ANY = 'example';
/** The principal of a request without signature. */
export const ANONYMOUS = 'anonymous';
