import {
  type aws_dynamodb as dynamodb,
  type aws_ec2 as ec2,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { authorizerPermissions } from '../plan/authorizer-permissions';
import { toStatement } from '../plan/permission';
import { logStatement, placementStatements } from './function-base-statements';

export interface AuthorizerPolicyProps {
  readonly role: iam.IRole;
  readonly logGroup: logs.ILogGroup;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly apiKeys?: dynamodb.ITable;
  readonly keySet?: s3.IBucket;
  readonly dataKey: kms.IKey;
}

/** What the authorizer may do: read hashes of API keys and the issuer's public keys. It writes nothing but its log. */
export class AuthorizerPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: AuthorizerPolicyProps) {
    const { apiKeys, keySet } = props;
    super(scope, id, {
      description: 'Logs, credentials to check against, and a place in the VPC',
      roles: [props.role],
      statements: [
        logStatement(props.logGroup),
        ...authorizerPermissions({
          apiKeysTableArn: apiKeys?.tableArn,
          keySetBucketArn: keySet?.bucketArn,
        }).map(toStatement),
        decryptThrough(scope, props),
        ...placementStatements(scope, props.vpc, props.securityGroup),
      ],
    });
  }
}

/** DynamoDB and S3 decrypt for whoever reads, and ask KMS whether that principal may. */
function decryptThrough(
  scope: Construct,
  { apiKeys, keySet, dataKey }: AuthorizerPolicyProps,
): iam.PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  const services = [...(apiKeys ? ['dynamodb'] : []), ...(keySet ? ['s3'] : [])];
  return new iam.PolicyStatement({
    sid: 'DecryptWhatIsRead',
    actions: ['kms:Decrypt'],
    resources: [dataKey.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.${urlSuffix}`) },
    },
  });
}
