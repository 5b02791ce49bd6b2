import type { Expected } from '../../matching/expected';
import { policy } from '../../matching/policy';
import { claimedBy, type Rules } from '../../matching/rule';
import type { Basis } from '../basis';
import { API_KEYS, keyArn } from '../things';
import { deployRole, onlyFor } from './guards';

/**
 * The hashes of API keys, where a lane accepts them. No index, stream, replica or import gives anybody another way
 * to read or write them, nothing deletes an item by its age, and nobody but the publishers writes.
 */
export const apiKeysTable = (basis: Basis): readonly Expected[] =>
  basis.deployment.bearer?.apiKeys
    ? [
        {
          thing: API_KEYS,
          type: 'AWS::DynamoDB::Table',
          stack: 'foundation',
          claim: 'storage.artifacts',
          retained: true,
          properties: {
            KeySchema: [{ AttributeName: 'keyId', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'keyId', AttributeType: 'S' }],
            BillingMode: 'PAY_PER_REQUEST',
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            SSESpecification: claimedBy('I6.at-rest', {
              SSEEnabled: true,
              SSEType: 'KMS',
              KMSMasterKeyId: keyArn(basis, 'data'),
            }),
            ...guard(basis),
          },
        },
      ]
    : [];

/** In the policy of a table, `*` is the table. */
function guard(basis: Basis): Rules {
  const { credentials: publishers } = basis.deployment.publishers;
  if (publishers.length === 0) return {};
  return {
    ResourcePolicy: {
      PolicyDocument: policy(
        onlyFor(
          publishers,
          [
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
            'dynamodb:DeleteItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:PartiQLInsert',
            'dynamodb:PartiQLUpdate',
            'dynamodb:PartiQLDelete',
          ],
          ['*'],
        ),
        onlyFor(
          [deployRole(basis)],
          [
            'dynamodb:DeleteTable',
            'dynamodb:UpdateTable',
            'dynamodb:UpdateTimeToLive',
            'dynamodb:PutResourcePolicy',
            'dynamodb:DeleteResourcePolicy',
          ],
          ['*'],
        ),
      ),
    },
  };
}
