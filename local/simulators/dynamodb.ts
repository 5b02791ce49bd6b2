import { jsonService, ServiceException } from './aws-json-service';
import type { SimulatedService } from './simulated-server';

/** An item as DynamoDB writes it: a type and a value for each attribute. */
export type DynamoItem = Readonly<Record<string, { readonly S: string }>>;

/** Items by table and by the one string that is their key; a table without an entry does not exist. */
export type DynamoTables = ReadonlyMap<string, ReadonlyMap<string, DynamoItem>>;

/** Amazon DynamoDB, as far as `GetItem` by a partition key of type string. */
export function dynamoDbService(tables: DynamoTables): SimulatedService {
  return jsonService(
    {
      'DynamoDB_20120810.GetItem': ({ TableName: name, Key: key }) => {
        const table = tables.get(String(name));
        if (!table) throw new ServiceException('ResourceNotFoundException', 'Requested resource not found');
        const item = table.get(keyOf(key));
        return item ? { Item: item } : {};
      },
    },
    '1.0',
  );
}

function keyOf(key: unknown): string {
  const [attribute, ...others] = Object.values((key ?? {}) as Record<string, { S?: unknown }>);
  if (others.length === 0 && typeof attribute?.S === 'string') return attribute.S;
  throw new ServiceException('ValidationException', 'The provided key element does not match the schema');
}
