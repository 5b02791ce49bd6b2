import { rulesOf } from '../../../lib/config/account-rules';
import type { Deployment } from '../../../lib/config/deployment';
import { actionsToCreate } from '../../../lib/config/facts/deploy-actions';
import { arnIn } from '../../../lib/plan/arns';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import type { Template, TemplateResource } from '../../../lib/proof/template/template';
import { deployContexts } from './deploy-context';
import { FROM_NO_MACHINE, placeContext } from './place-context';
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
  const resources = templates.flatMap(({ Resources }) => Object.values(Resources));
  const types = new Map(
    templates.flatMap(({ Resources }) =>
      Object.entries(Resources).map(([id, { Type }]) => [id, Type] as const),
    ),
  );
  const byCloudFormation = actionsOf(resources).flatMap(([action, created]) =>
    deployContexts(action, created, (id) => types.get(id), deployment).map((context) =>
      call('the deploy', action, role, deployment, { ...BY_SERVICE, ...context, 'aws:PrincipalArn': role }),
    ),
  );
  const byCdk = CDK.map((action) =>
    call('the CDK', action, role, deployment, {
      'aws:ResourceAccount': deployment.account,
      'aws:TagKeys': ABSENT,
      ...cdkPrincipal(action, deployment),
    }),
  );
  return [...byCloudFormation, ...byCdk];
}

/** The CDK assumes roles of the bootstrap with the credentials in use, of which nothing is known here. */
function cdkPrincipal(action: string, deployment: Deployment): ContextValues {
  const { synthesis } = rulesOf(deployment);
  if (synthesis.kind === 'credentials' || action === 'sts:AssumeRole') return {};
  const { account, region } = deployment;
  const { deployRole, publishingRole, qualifier } = synthesis;
  const [given, purpose] = action.startsWith('s3:')
    ? [publishingRole, 'file-publishing']
    : [deployRole, 'deploy'];
  const usual = `role/cdk-${qualifier}-${purpose}-role-${account}-${region}`;
  return { 'aws:PrincipalArn': given ?? arnIn(deployment, 'iam', usual, { region: '' }) };
}

/** Each action with the resources that are created with it, sorted by action. */
function actionsOf(
  resources: readonly TemplateResource[],
): readonly (readonly [action: string, resources: readonly TemplateResource[]])[] {
  const created = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    for (const action of actionsToCreate(resource.Type) ?? [everyActionOf(resource.Type)]) {
      created.set(action, [...(created.get(action) ?? []), resource]);
    }
  }
  return [...created].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A type that this release does not know: some action of its service. */
const everyActionOf = (type: string) => `${(type.split('::')[1] ?? '*').toLowerCase()}:*`;

/** CloudFormation calls from its own network, with a role that it was given. Its address is not known. */
const BY_SERVICE: ContextValues = {
  'aws:SourceVpc': ABSENT,
  'aws:SourceVpce': ABSENT,
  'aws:VpceAccount': ABSENT,
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
        ...FROM_NO_MACHINE,
        ...context,
      },
    },
  };
}
