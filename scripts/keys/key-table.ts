import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  KEY_ID,
  type KeyRecord,
  readKeyItem,
  writeKeyItem,
} from '../../lambda/authorizer/api-keys/key-record';
import { CommandError } from '../command-line/command-error';

/** What the list shows of a key. */
export type KeyEntry = Omit<KeyRecord, 'salt' | 'hash'>;

/** The table of API keys, as the operator's command reads and writes it. It never deletes an item. */
export class KeyTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** Refuses to overwrite: a key id is used once. */
  async add(record: KeyRecord): Promise<void> {
    await this.client.send(
      new PutItemCommand({
        TableName: this.tableName,
        Item: writeKeyItem(record),
        ConditionExpression: `attribute_not_exists(${KEY_ID})`,
      }),
    );
  }

  async get(keyId: string): Promise<KeyRecord> {
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: { [KEY_ID]: { S: keyId } },
        ConsistentRead: true,
      }),
    );
    if (!Item) throw unknownKey(keyId);
    return readKeyItem(Item);
  }

  /** Every key ever issued, newest last; hashes stay in the table. */
  async list(): Promise<readonly KeyEntry[]> {
    const pages = paginateScan({ client: this.client }, { TableName: this.tableName, ConsistentRead: true });
    const entries: KeyEntry[] = [];
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        const { salt, hash, ...entry } = readKeyItem(item);
        entries.push(entry);
      }
    }
    return entries.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  }

  async change(keyId: string, change: Partial<Pick<KeyRecord, 'status' | 'expiresAt'>>): Promise<void> {
    const names = Object.keys(change);
    await this.client
      .send(
        new UpdateItemCommand({
          TableName: this.tableName,
          Key: { [KEY_ID]: { S: keyId } },
          ConditionExpression: `attribute_exists(${KEY_ID})`,
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries(change).map(([name, S]) => [`:${name}`, { S }]),
          ),
        }),
      )
      .catch((error) => {
        throw error instanceof ConditionalCheckFailedException ? unknownKey(keyId) : error;
      });
  }
}

const unknownKey = (keyId: string) => new CommandError(`No key ${keyId}; list shows all of them.`);
