import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationResources } from '../resources/foundation-resources';

/** The outputs of the foundation, for operators and for `npm run deploy`. */
export class FoundationOutputs extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      audit,
      authorizer,
      images,
      keys,
      liveProof,
      vpc,
      weights,
    }: Pick<
      FoundationResources,
      'api' | 'audit' | 'authorizer' | 'images' | 'keys' | 'liveProof' | 'vpc' | 'weights'
    >,
  ) {
    super(scope, id);
    this.output(
      'AuditBucket',
      audit.records.bucketName,
      'Locked decision and outcome records, and the statements about their chains',
    );
    this.output(
      'ChainHeadsKeyArn',
      keys.heads.keyArn,
      'The key that signs these statements; its public key verifies them',
    );
    this.output('AuditStream', audit.stream.ref, 'Where routers put records');
    if (audit.archiveRoleArn) {
      this.output(
        'AuditReplicationRoleArn',
        audit.archiveRoleArn,
        'The policies of the bucket and of the key of the log archive must admit this role',
      );
    }
    this.output('ApiEndpointId', api.endpoint.vpcEndpointId, 'The execute-api endpoint in the VPC');
    this.output(
      'ApiClientSecurityGroupId',
      api.clientSecurityGroup.securityGroupId,
      'For clients in the VPC: reaches the execute-api endpoint and nothing else',
    );
    this.output('VpcId', vpc.vpcId, 'The isolated VPC');
    this.output(
      'SubnetIds',
      list(vpc.isolatedSubnets.map(({ subnetId }) => subnetId)),
      'Where clients in the VPC and attachments of other networks are placed',
    );
    this.output(
      'RouteTableIds',
      list(vpc.isolatedSubnets.map(({ routeTable }) => routeTable.routeTableId)),
      'One for each subnet; routes to the networks of clients go in here',
    );
    if (weights) this.output('WeightsBucket', weights.bucketName, 'Weights are staged here');
    if (authorizer?.apiKeys) {
      this.output('ApiKeysTable', authorizer.apiKeys.tableName, 'Hashes of API keys');
    }
    if (authorizer?.keySet) {
      this.output('KeySetBucket', authorizer.keySet.bucketName, "The issuer's public keys");
    }
    if (liveProof) this.output('LiveProofLogGroup', liveProof.logGroupName, 'Records of the live proof');
    if (images) this.output('ImagesRepositoryUri', images.repositoryUri, 'Serving images are staged here');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description }).overrideLogicalId(id);
  }
}

/** Comma-separated, as AWS CLI commands accept it. */
const list = (ids: readonly string[]) => ids.join(',');
