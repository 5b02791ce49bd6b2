import { referencesIn, type Template, type TemplateResource } from '../../lib/assembly/template';
import type { QuotaName } from '../../lib/config/facts/service-quotas';
import type { NamedType, Prerequisite } from './prerequisite';

/** What templates create that an account has a limited number of, or one of each name. By stack name. Pure. */
export const neededOfTemplates = (templates: ReadonlyMap<string, Template>): readonly Prerequisite[] => [
  ...quotas(templates),
  ...[...templates].flatMap(([stack, template]) => names(stack, template)),
];

type Resources = Template['Resources'];

const count = (resources: Resources, is: (resource: TemplateResource) => boolean) =>
  Object.values(resources).filter(is).length;
const ofType =
  (type: string) =>
  (resources: Resources): number =>
    count(resources, ({ Type }) => Type === type);
const endpoints =
  (kind: string) =>
  (resources: Resources): number =>
    count(
      resources,
      ({ Type, Properties }) => Type === 'AWS::EC2::VPCEndpoint' && Properties?.VpcEndpointType === kind,
    );

/** How many of each a template has. */
const COUNTED: Readonly<Record<QuotaName, (resources: Resources) => number>> = {
  vpcs: ofType('AWS::EC2::VPC'),
  'interface-endpoints': endpoints('Interface'),
  'gateway-endpoints': endpoints('Gateway'),
  'security-groups': ofType('AWS::EC2::SecurityGroup'),
  'security-group-rules': mostRules,
  roles: ofType('AWS::IAM::Role'),
  policies: ofType('AWS::IAM::ManagedPolicy'),
  'private-apis': ofType('AWS::ApiGateway::RestApi'),
  guardrails: ofType('AWS::Bedrock::Guardrail'),
};

const quotas = (templates: ReadonlyMap<string, Template>): readonly Prerequisite[] =>
  (Object.keys(COUNTED) as QuotaName[]).flatMap((quota): readonly Prerequisite[] => {
    const counts = [...templates].map(
      ([stack, { Resources }]) => [stack, COUNTED[quota](Resources)] as const,
    );
    const needed = Object.fromEntries(counts.filter(([, many]) => many > 0));
    return Object.keys(needed).length > 0 ? [{ kind: 'account-quota', quota, needed }] : [];
  });

/** The rules of one direction of the security group that has the most. */
function mostRules(resources: Resources): number {
  const counts = new Map<string, number>();
  const add = (group: string, rules: number) => counts.set(group, (counts.get(group) ?? 0) + rules);
  for (const [id, { Type, Properties = {} }] of Object.entries(resources)) {
    if (Type === 'AWS::EC2::SecurityGroupIngress') add(`to ${referencesIn(Properties.GroupId).join()}`, 1);
    if (Type === 'AWS::EC2::SecurityGroup') {
      add(`to ${id}`, lengthOf(Properties.SecurityGroupIngress));
      add(`from ${id}`, lengthOf(Properties.SecurityGroupEgress));
    }
  }
  return Math.max(0, ...counts.values());
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** The property that names a resource of a type. */
const NAMED: Readonly<Record<NamedType, string>> = {
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SageMaker::Endpoint': 'EndpointName',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Bedrock::Guardrail': 'Name',
};

/** Names that a template writes as a text. CloudFormation makes the others unique. */
const names = (stack: string, { Resources }: Template): readonly Prerequisite[] =>
  Object.values(Resources).flatMap(({ Type, Properties = {} }): readonly Prerequisite[] => {
    if (!isNamed(Type)) return [];
    const name = Properties[NAMED[Type]];
    return typeof name === 'string' ? [{ kind: 'free-name', type: Type, name, stack }] : [];
  });

const isNamed = (type: string): type is NamedType => Object.hasOwn(NAMED, type);
