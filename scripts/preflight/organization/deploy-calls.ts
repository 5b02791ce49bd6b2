import type { Deployment } from '../../../lib/config/deployment';
import { actionsToCreate } from '../../../lib/config/facts/deploy-actions';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import type { Template } from '../../../lib/proof/template/template';
import { placeContext } from './place-context';
import type { PlannedCall } from './planned-call';

/** What the CDK calls with the role of the bootstrap that deploys (aws-cdk-lib 2.276.0, bootstrap template version 30). */
const CDK = [
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DescribeChangeSet',
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStacks',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:GetTemplate',
  'cloudformation:UpdateTerminationProtection',
  'iam:PassRole',
  's3:GetObject',
  's3:PutObject',
  'ssm:GetParameter',
  'sts:AssumeRole',
];

/**
 * The calls of a first deploy: those that CloudFormation makes to create the resources of the templates, with the role that
 * it is given, and those of the CDK itself.
 *
 * @param role the ARN of the role that CloudFormation is given
 */
export function deployCalls(
  deployment: Deployment,
  templates: readonly Template[],
  role: string,
): readonly PlannedCall[] {
  const types = new Set(
    templates.flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
  );
  const actions = new Set([...types].flatMap((type) => actionsToCreate(type) ?? [everyActionOf(type)]));
  const byCloudFormation = [...actions]
    .sort()
    .map((action) => call('the deploy', action, role, deployment, BY_SERVICE));
  const byCdk = CDK.map((action) => call('the CDK', action, role, deployment, {}));
  return [...byCloudFormation, ...byCdk];
}

/** A type that this release does not know: some action of its service. */
const everyActionOf = (type: string) => `${(type.split('::')[1] ?? '*').toLowerCase()}:*`;

/**
 * CloudFormation calls from its own network, with a role that it was given and not on behalf of a person (IAM user guide,
 * "aws:ViaAWSService": false for a service role). Its address is not known.
 */
const BY_SERVICE: ContextValues = {
  'aws:ViaAWSService': 'false',
  'aws:CalledVia': ABSENT,
  'aws:SourceVpc': ABSENT,
  'aws:SourceVpce': ABSENT,
  // API Gateway calls the routers, and no function has an address of its own.
  'lambda:FunctionUrlAuthType': ABSENT,
};

function call(
  by: string,
  action: string,
  role: string,
  deployment: Deployment,
  context: ContextValues,
): PlannedCall {
  return {
    by,
    when: 'deploy',
    resourceTags: deployment.tags,
    request: {
      principal: { kind: 'role', arn: role, account: deployment.account },
      action,
      resource: '*',
      context: {
        ...placeContext(action, '*', deployment),
        ...(by === 'the deploy' && { 'aws:PrincipalArn': role }),
        ...IN_VPC[action],
        ...context,
      },
    },
  };
}

/** Each function and each model of the deployment is in its VPC, whose id does not exist before the deploy. */
const IN_VPC: Readonly<Record<string, ContextValues>> = {
  'lambda:CreateFunction': { 'lambda:VpcIds': ['⟦the VPC⟧'] },
  'sagemaker:CreateModel': {
    'sagemaker:VpcSubnets': ['⟦the subnets⟧'],
    'sagemaker:VpcSecurityGroupIds': ['⟦the security group⟧'],
  },
};
