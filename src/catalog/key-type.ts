/** What a condition key's values are. A multivalued key of ARNs has type `ARN` too. */
export type KeyType = 'String' | 'Numeric' | 'Date' | 'Bool' | 'ARN' | 'IPAddress' | 'Binary';
