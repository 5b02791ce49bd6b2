import {
  CliCredentialsStackSynthesizer,
  type CliCredentialsStackSynthesizerProps,
  DefaultStackSynthesizer,
  type DefaultStackSynthesizerProps,
  type IReusableStackSynthesizer,
} from 'aws-cdk-lib';
import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { deployRoleOf } from '../plan/deploy-role';

// What the CDK CLI needs to deploy a stack: where it uploads, and with which roles. Each synthesizer also knows the role
// with which CloudFormation deploys, because the policies of retained resources name it.

class BootstrapSynthesizer extends DefaultStackSynthesizer {
  constructor(
    readonly deployedBy: string,
    props: DefaultStackSynthesizerProps,
  ) {
    super(props);
  }
}

class CredentialsSynthesizer extends CliCredentialsStackSynthesizer {
  constructor(
    readonly deployedBy: string,
    props: CliCredentialsStackSynthesizerProps,
  ) {
    super(props);
  }
}

/** The synthesizer of a deployment's stacks: with the CDK bootstrap of the account, or without any. */
export function synthesizerFor(deployment: Deployment): IReusableStackSynthesizer {
  const { synthesis } = rulesOf(deployment);
  const deployedBy = deployRoleOf(deployment);
  if (synthesis.kind === 'credentials') {
    return new CredentialsSynthesizer(deployedBy, { fileAssetsBucketName: synthesis.assetBucket });
  }
  return new BootstrapSynthesizer(deployedBy, {
    qualifier: synthesis.qualifier,
    cloudFormationExecutionRole: synthesis.executionRole,
    deployRoleArn: synthesis.deployRole,
    fileAssetPublishingRoleArn: synthesis.publishingRole,
    lookupRoleArn: synthesis.lookupRole,
    fileAssetsBucketName: synthesis.assetBucket,
  });
}
