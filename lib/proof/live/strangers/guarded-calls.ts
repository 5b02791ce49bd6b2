import { regionFacts } from '../../../config/facts/regions';
import { ABSENT, type ContextValues } from '../../iam/context';
import type { ResourcePolicy } from '../../iam/evaluate';
import type { Statement } from '../../iam/policy-document';
import type { AccountIdentity } from './account-identity';
import { deployingRoles } from './deploying-roles';
import { CHANGES_OF, USES_OF_KEY, VIA } from './guarded-actions';
import { mayBe } from './live-policy';
import { arnIn, bucketArn, idsOf, type Own, RECORDS } from './own-things';
import type { Unread } from './unread';

/** A resource of the deployment and its policy. */
export interface GuardedResource {
  readonly arn: string;
  /** @default it has no policy */
  readonly policy?: ResourcePolicy;
}

/** A call that only roles of the deployment may make, or what deploys it. */
export interface GuardedCall {
  readonly action: string;
  readonly resources: readonly GuardedResource[];
  /** What the request may say of itself; its caller chooses. */
  readonly contexts: readonly ContextValues[];
}

/** The policy of a bucket, a key, a function or a repository, by the ARN of the resource. */
export type ResourcePolicies = ReadonlyMap<string, readonly Statement[] | Unread>;

/** Everything in the deployment that another principal must not do. Pure. */
export function guardedCalls(
  own: Own,
  identities: readonly AccountIdentity[],
  policies: ResourcePolicies,
): readonly GuardedCall[] {
  const call = (actions: readonly string[], resources: readonly GuardedResource[], contexts = ANY) =>
    actions.map((action): GuardedCall => ({ action, resources, contexts }));
  const { deployment } = own;
  const roles = rolesOf(own, identities);
  // With one of these, everything of the deployment can be changed.
  const changing = deployingRoles(deployment).filter(({ changes }) => changes);
  const deploying = identities.filter(({ arn }) => changing.some((role) => role.arn === arn));
  const buckets = idsOf(own, 'AWS::S3::Bucket');
  const records = idsOf(
    { things: own.things.filter(({ logicalId }) => RECORDS.test(logicalId)) },
    'AWS::S3::Bucket',
  );
  const of = (type: string, service: string, kind: string) =>
    idsOf(own, type).map((id) => withPolicy(arnIn(deployment, service, `${kind}${id}`), policies));
  const objects = (names: readonly string[]) =>
    names.map((name) => ({
      ...withPolicy(bucketArn(deployment, name), policies),
      arn: `${bucketArn(deployment, name)}/*`,
    }));
  const keys = idsOf(own, 'AWS::KMS::Key').map((id) =>
    keyWithPolicy(arnIn(deployment, 'kms', `key/${id}`), policies),
  );
  const through = regionFacts(deployment.region);
  const functions = of('AWS::Lambda::Function', 'lambda', 'function:');
  const firewall = (type: string, kind: string) =>
    of(`AWS::Route53Resolver::${type}`, 'route53resolver', kind);
  const clusters = idsOf(own, 'AWS::ECS::Cluster').map((name) => ({
    arn: arnIn(deployment, 'ecs', `cluster/${name}`),
    tasks: arnIn(deployment, 'ecs', `task/${name}/*`),
  }));
  return [
    ...call(['sts:AssumeRole'], [...roles, ...deploying].map(asAssumed)),
    ...roles.flatMap((role) => call(['iam:PassRole'], [{ arn: role.arn }], passedTo(role))),
    ...call(
      CHANGES_OF.role,
      roles.map(({ arn }) => ({ arn })),
    ),
    ...call(
      CHANGES_OF.policy,
      idsOf(own, 'AWS::IAM::ManagedPolicy').map((arn) => ({ arn })),
    ),
    ...call(CHANGES_OF.function, functions),
    ...call(CHANGES_OF.records, objects(records)),
    ...call(CHANGES_OF.object, objects(buckets)),
    ...call(
      CHANGES_OF.bucket,
      buckets.map((name) => withPolicy(bucketArn(deployment, name), policies)),
    ),
    ...call(USES_OF_KEY, keys, [
      { 'kms:ViaService': ABSENT },
      ...VIA.map((service) => ({ 'kms:ViaService': `${service}.${deployment.region}.${through.dnsSuffix}` })),
    ]),
    ...call(CHANGES_OF.key, keys),
    ...call(['kms:CreateGrant'], keys, [{ 'kms:ViaService': ABSENT, 'kms:GrantIsForAWSResource': 'false' }]),
    ...call(CHANGES_OF.endpoint, of('AWS::SageMaker::Endpoint', 'sagemaker', 'endpoint/')),
    ...call(CHANGES_OF.images, of('AWS::ECR::Repository', 'ecr', 'repository/')),
    ...call(CHANGES_OF.apiKeys, of('AWS::DynamoDB::Table', 'dynamodb', 'table/')),
    ...call(CHANGES_OF.stream, of('AWS::KinesisFirehose::DeliveryStream', 'firehose', 'deliverystream/')),
    ...call(CHANGES_OF.api, apisOf(own)),
    ...call(CHANGES_OF.webAcl, webAclsOf(own)),
    ...call(CHANGES_OF.group, of('AWS::EC2::SecurityGroup', 'ec2', 'security-group/')),
    ...call(['ec2:ModifyVpcEndpoint'], of('AWS::EC2::VPCEndpoint', 'ec2', 'vpc-endpoint/')),
    ...call(CHANGES_OF.routes, of('AWS::EC2::RouteTable', 'ec2', 'route-table/')),
    ...call(CHANGES_OF.vpc, of('AWS::EC2::VPC', 'ec2', 'vpc/')),
    ...call(
      ['route53:ChangeResourceRecordSets'],
      idsOf(own, 'AWS::Route53::HostedZone').map((id) => ({
        arn: `arn:${through.partition}:route53:::hostedzone/${id}`,
      })),
    ),
    ...call(CHANGES_OF.dnsRules, firewall('FirewallRuleGroup', 'firewall-rule-group/')),
    ...call(CHANGES_OF.dnsNames, firewall('FirewallDomainList', 'firewall-domain-list/')),
    ...call(
      ['route53resolver:DisassociateFirewallRuleGroup'],
      firewall('FirewallRuleGroupAssociation', 'firewall-rule-group-association/'),
    ),
    ...call(CHANGES_OF.service, of('AWS::ECS::Service', 'ecs', 'service/')),
    ...clusters.flatMap(({ arn, tasks }) => {
      const inCluster = [{ 'ecs:cluster': arn }];
      return [
        ...call(CHANGES_OF.cluster, [{ arn }], inCluster),
        ...call(CHANGES_OF.tasks, [{ arn: tasks }], inCluster),
      ];
    }),
    ...call(CHANGES_OF.instances, of('AWS::AutoScaling::AutoScalingGroup', 'autoscaling', ANY_GROUP)),
    ...call(CHANGES_OF.launchTemplate, of('AWS::EC2::LaunchTemplate', 'ec2', 'launch-template/')),
    ...call(CHANGES_OF.listener, of('AWS::ElasticLoadBalancingV2::Listener', 'elasticloadbalancing', '')),
    ...call(
      ['elasticloadbalancing:ModifyRule'],
      of('AWS::ElasticLoadBalancingV2::ListenerRule', 'elasticloadbalancing', ''),
    ),
    ...call(
      ['elasticloadbalancing:RegisterTargets'],
      of('AWS::ElasticLoadBalancingV2::TargetGroup', 'elasticloadbalancing', ''),
    ),
    ...call(
      ['elasticloadbalancing:SetSecurityGroups'],
      of('AWS::ElasticLoadBalancingV2::LoadBalancer', 'elasticloadbalancing', ''),
    ),
    ...call(
      CHANGES_OF.stack,
      stacksOf(own).map((name) => ({ arn: arnIn(deployment, 'cloudformation', `stack/${name}/*`) })),
    ),
  ];
}

/** The caller of such a call says nothing of which a policy depends. */
const ANY: readonly ContextValues[] = [{}];

/** The ARN of a group has a UUID, which CloudFormation does not list. A policy that names the UUID is not seen. */
const ANY_GROUP = 'autoScalingGroup:any:autoScalingGroupName/';

/** An API, and everything in it. */
const apisOf = (own: Own): readonly GuardedResource[] => {
  const { partition } = regionFacts(own.deployment.region);
  return idsOf(own, 'AWS::ApiGateway::RestApi').flatMap((id) => {
    const arn = `arn:${partition}:apigateway:${own.deployment.region}::/restapis/${id}`;
    return [{ arn }, { arn: `${arn}/*` }];
  });
};

/** CloudFormation lists a web ACL as `name|id|scope`. */
const webAclsOf = (own: Own): readonly GuardedResource[] =>
  idsOf(own, 'AWS::WAFv2::WebACL').map((id) => {
    const [name, uuid] = id.split('|');
    return { arn: arnIn(own.deployment, 'wafv2', `regional/webacl/${name}/${uuid}`) };
  });

function rolesOf(own: Own, identities: readonly AccountIdentity[]): readonly AccountIdentity[] {
  const names = idsOf(own, 'AWS::IAM::Role');
  return identities.filter(({ kind, name }) => kind === 'role' && names.includes(name));
}

/** IAM evaluates the trust policy as the policy of the role, and it must allow the call. */
const asAssumed = ({ arn, trust }: AccountIdentity): GuardedResource => ({
  arn,
  policy: { statements: trust, mustAllow: true },
});

/** A service uses a role that is passed to it only if the role trusts the service. */
const passedTo = ({ trust }: AccountIdentity): readonly ContextValues[] => {
  const services = trust.flatMap(({ principals }) => principals?.Service ?? []);
  return services.map((service) => ({ 'iam:PassedToService': service }));
};

/** A policy that was not read may refuse every call; what it allows further is not known. */
function withPolicy(arn: string, policies: ResourcePolicies): GuardedResource {
  const found = policies.get(arn);
  if (found === undefined) return { arn };
  return {
    arn,
    policy: { statements: Array.isArray(found) ? found : [mayBe('Deny', `the policy of ${arn}`, EVERYBODY)] },
  };
}

/** A key policy that was not read may leave the decision to IAM. */
function keyWithPolicy(arn: string, policies: ResourcePolicies): GuardedResource {
  const found = policies.get(arn);
  const account = arn.split(':')[4] ?? '';
  const statements = Array.isArray(found)
    ? found
    : [mayBe('Allow', `the policy of ${arn}`, { AWS: [account] })];
  return { arn, policy: { statements, mustAllow: true } };
}

const EVERYBODY = { AWS: ['*'] };

const stacksOf = ({ things }: Own): readonly string[] => [...new Set(things.map(({ stack }) => stack))];
