import {
  aws_dynamodb as dynamodb,
  type aws_kms as kms,
  RemovalPolicy,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { KEY_ID } from '../../lambda/authorizer/api-keys/key-record';
import type { Deployment } from '../config/deployment';
import { PrivateBucket } from './private-bucket';
import { onlyPublishersWrite, onlyPublishersWriteItems } from './publishers';

export interface CallerCredentialsProps {
  readonly deployment: Deployment;
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/**
 * The data that the authorizer checks bearer credentials against: hashes of API keys, and public keys of the token
 * issuer. Neither contains a secret. Only the publishers of credentials write them. Both are retained when the stack is deleted, because old records contain key ids
 * that must stay traceable. A deployment in which every lane uses IAM has neither.
 */
export class CallerCredentials extends Construct {
  readonly apiKeys?: dynamodb.Table;
  readonly keySet?: s3.Bucket;

  constructor(scope: Construct, id: string, { deployment, key, accessLogs }: CallerCredentialsProps) {
    super(scope, id);
    const { bearer } = deployment;
    const { credentials: publishers } = deployment.publishers;
    if (bearer?.apiKeys) this.apiKeys = new ApiKeysTable(this, 'ApiKeys', { encryptionKey: key, publishers });
    if (bearer?.oidc) {
      const keySet = new PrivateBucket(this, 'KeySet', { key, accessLogs, accessLogPrefix: 'key-set/' });
      onlyPublishersWrite(keySet, publishers);
      this.keySet = keySet;
    }
  }
}

/** One item for each API key ever issued. `npm run keys` writes the items, the authorizer reads them. */
class ApiKeysTable extends dynamodb.Table {
  constructor(
    scope: Construct,
    id: string,
    { encryptionKey, publishers }: { encryptionKey: kms.IKey; publishers: readonly string[] },
  ) {
    super(scope, id, {
      partitionKey: { name: KEY_ID, type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      resourcePolicy: onlyPublishersWriteItems(Stack.of(scope), publishers),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
