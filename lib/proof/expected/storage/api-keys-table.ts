import type { Expected } from '../../matching/expected';
import { claimedBy } from '../../matching/rule';
import type { Basis } from '../basis';
import { API_KEYS, keyArn } from '../things';

/**
 * The hashes of API keys, where a lane accepts them. No index, stream, replica, import or resource policy gives anybody
 * another way to read or write them, and nothing deletes an item by its age.
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
          },
        },
      ]
    : [];
