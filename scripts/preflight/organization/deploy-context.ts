import type { Deployment } from '../../../lib/config/deployment';
import { hasTagKeys } from '../../../lib/config/facts/deploy-actions';
import { arnIn } from '../../../lib/plan/arns';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import type { TemplateResource } from '../../../lib/proof/template/template';

/**
 * What a policy may ask of the calls with which CloudFormation creates these resources: the values of the keys that depend
 * on the action. Several, if the resources differ in them.
 *
 * @param typeOf the type of a resource of the templates, by its logical id
 */
export function deployContexts(
  action: string,
  resources: readonly TemplateResource[],
  typeOf: (logicalId: string) => string | undefined,
  deployment: Pick<Deployment, 'account' | 'imports' | 'models' | 'region' | 'tags'>,
): readonly ContextValues[] {
  const common: ContextValues = {
    ...(ON_BEHALF.includes(action) ? { 'aws:ViaAWSService': 'true' } : DIRECT),
    ...ofNoOther(action, deployment.account),
    ...(!action.endsWith(':*') && { 'aws:TagKeys': tagKeys(action, resources, deployment.tags) }),
    ...(action === 'ec2:RunInstances' && imageOwner(deployment)),
    ...(action === 'events:PutTargets' && targets(resources, typeOf, deployment)),
    ...inVpc(action, deployment.imports),
    ...BY_ACTION[action],
  };
  if (action !== 'sns:Subscribe') return [common];
  return subscriptions(resources).map((subscription) => ({ ...common, ...subscription }));
}

/** A service that keeps something with a key makes the grant itself (KMS developer guide, "kms:GrantIsForAWSResource"). */
const ON_BEHALF = ['kms:CreateGrant'];

/** Not on behalf of a person (IAM user guide, "aws:ViaAWSService": false for a service role). */
const DIRECT: ContextValues = { 'aws:ViaAWSService': 'false', 'aws:CalledVia': ABSENT };

const BY_ACTION: Readonly<Record<string, ContextValues>> = {
  'kms:CreateGrant': { 'kms:GrantIsForAWSResource': 'true' },
  // No bucket is in the namespace of the account: their names are as CloudFormation makes them.
  's3:CreateBucket': { 's3:x-amz-bucket-namespace': ABSENT },
};

/** Each function and each model is in the VPC. The ids of what a deploy creates do not exist before it. */
function inVpc(action: string, { vpc }: Deployment['imports']): ContextValues {
  const subnets = vpc?.subnets.map(({ id }) => id) ?? ['⟦the subnets⟧'];
  const group = ['⟦the security group⟧'];
  switch (action) {
    case 'lambda:CreateFunction':
      return {
        'lambda:VpcIds': [vpc?.id ?? '⟦the VPC⟧'],
        'lambda:SubnetIds': subnets,
        'lambda:SecurityGroupIds': group,
      };
    case 'sagemaker:CreateModel':
      return { 'sagemaker:VpcSubnets': subnets, 'sagemaker:VpcSecurityGroupIds': group };
    default:
      return {};
  }
}

/** What belongs to AWS: a deploy uses it, and creates everything else in the account. */
const OF_OTHERS = ['ec2:RunInstances', 'route53:AssociateVPCWithHostedZone'];

const ofNoOther = (action: string, account: string): ContextValues =>
  OF_OTHERS.includes(action) ? {} : { 'aws:ResourceAccount': account };

/** Of an image that the deployment file names, the owner is not known. */
const imageOwner = ({ models }: Pick<Deployment, 'models'>): ContextValues =>
  models.some((model) => 'amiId' in model && model.amiId !== undefined) ? {} : { 'ec2:Owner': 'amazon' };

/** The keys of all tags of these resources: those of the stack, and those of each template. */
function tagKeys(
  action: string,
  resources: readonly TemplateResource[],
  tags: Readonly<Record<string, string>>,
): readonly string[] | typeof ABSENT {
  if (!hasTagKeys(action)) return ABSENT;
  return [...new Set([...Object.keys(tags), ...resources.flatMap(({ Properties }) => keysIn(Properties))])];
}

/** The keys of tags anywhere in properties: a launch template has those of several things. */
function keysIn(properties: unknown): readonly string[] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).flatMap(([name, value]) =>
    name === 'Tags' ? keysOf(value) : keysIn(value),
  );
}

const keysOf = (tags: unknown): readonly string[] =>
  Array.isArray(tags)
    ? (tags as readonly { readonly Key: string }[]).map(({ Key }) => Key)
    : Object.keys(Object(tags));

const subscriptions = (resources: readonly TemplateResource[]): readonly ContextValues[] =>
  resources.map(({ Properties = {} }) => ({
    ...textOf('sns:Protocol', Properties.Protocol),
    ...textOf('sns:Endpoint', Properties.Endpoint),
  }));

/** What rules send events to: functions of the deployment. Of another target nothing is stated. */
function targets(
  resources: readonly TemplateResource[],
  typeOf: (logicalId: string) => string | undefined,
  place: Pick<Deployment, 'account' | 'region'>,
): ContextValues {
  const all = resources.flatMap(
    ({ Properties = {} }) => [Properties.Targets ?? []].flat() as readonly Target[],
  );
  const toFunctions = all.every(
    ({ Arn }) => typeOf(String(Arn?.['Fn::GetAtt']?.[0])) === 'AWS::Lambda::Function',
  );
  if (!toFunctions) return {};
  return {
    'events:TargetArn': [arnIn(place, 'lambda', 'function:⟦a function⟧')],
  };
}

interface Target {
  readonly Arn?: { readonly 'Fn::GetAtt'?: readonly string[] };
}

const textOf = (key: string, value: unknown): ContextValues =>
  typeof value === 'string' ? { [key]: value } : {};
