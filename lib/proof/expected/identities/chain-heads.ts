import { allow } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { bucketArn, keyArn } from '../things';
import type { RolePolicy } from './role-policy';
import { functionStatements, reportStatements } from './statements';

/** What the role of the signer may do, exactly: list records and sign digests. The records bucket says what it reads and writes. */
export function chainHeadsPolicies(basis: Basis): readonly RolePolicy[] {
  const records = bucketArn(basis, 'records');
  const common = { owner: 'chain-heads', claim: 'roles.chain-heads' } as const;
  return [
    {
      ...common,
      part: 'base',
      stack: 'foundation',
      atBucket: {
        name: 'records',
        statements: [
          allow({ actions: ['s3:GetObject'], resources: [`${records}/decisions/*`, `${records}/heads/*`] }),
          allow({ actions: ['s3:PutObject'], resources: [`${records}/heads/*`] }),
        ],
      },
      statements: [
        ...functionStatements(basis, 'chain-heads'),
        allow({
          actions: ['s3:ListBucket'],
          resources: [records],
          conditions: { StringEquals: { 's3:prefix': ['decisions/', 'heads/'] } },
        }),
        // With S3 Bucket Keys the encryption context is the bucket's ARN.
        allow({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keyArn(basis, 'audit')],
          conditions: {
            ...throughServices(basis, 's3'),
            ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [records, `${records}/*`] },
          },
        }),
        allow({
          actions: ['kms:Sign'],
          resources: [keyArn(basis, 'heads')],
          conditions: {
            StringEquals: { 'kms:SigningAlgorithm': ['ECDSA_SHA_256'], 'kms:MessageType': ['DIGEST'] },
          },
        }),
      ],
    },
    { ...common, part: 'service', stack: 'gateway', statements: reportStatements(basis, 'chain-heads') },
  ];
}
