import type { AwsJson } from '../../aws/aws-json';
import { KEY_ID, readKeyItem } from '../api-keys/key-record';
import type { ApiKeyStore } from '../api-keys/verify-api-key';

/** API keys in a DynamoDB table. Consistent reads, so that a revocation takes effect at once. */
export function createDynamoApiKeys(aws: AwsJson, tableName: string): ApiKeyStore {
  return async (keyId) => {
    const answer = await aws({
      service: 'dynamodb',
      target: 'DynamoDB_20120810.GetItem',
      body: { TableName: tableName, Key: { [KEY_ID]: { S: keyId } }, ConsistentRead: true },
    });
    const { Item: item } = answer as { Item?: Record<string, unknown> };
    return item && readKeyItem(item);
  };
}
