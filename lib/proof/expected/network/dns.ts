import { imageLayersBucket } from '../../image-layers';
import type { Expected } from '../../matching/expected';
import { inForm, irrelevant, type Rule, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type CallFromVpc, callsFromVpc } from '../identities/calls-from-vpc';
import { DNS_RULES, EVERY_NAME, logGroupArn, VPC } from '../things';
import { atFips } from './endpoints';

/**
 * The VPC's resolver: the names in use are answered, every other name is refused, and every query is logged. Without
 * it, a query for a name that somebody else owns would carry data out (I5).
 */
export function dns(basis: Basis): readonly Expected[] {
  // The owner of an imported VPC decides what its resolver answers.
  if (basis.deployment.imports.vpc) return [];
  const needless = needlessNames(basis);
  return [
    list(IN_USE, namesInUse(basis)),
    ...(needless.length > 0 ? [list(NEEDLESS, needless)] : []),
    list(EVERY_NAME, ['*']),
    {
      ...COMMON,
      thing: DNS_RULES,
      type: 'AWS::Route53Resolver::FirewallRuleGroup',
      retained: 'once-created',
      properties: {
        Name: NAME,
        // The lowest priority is tried first. A redirection is trusted for the names in use only.
        FirewallRules: [
          {
            Priority: 100,
            FirewallDomainListId: the(IN_USE, 'Id'),
            Action: 'ALLOW',
            FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
          },
          ...(needless.length > 0 ? [refuse(200, NEEDLESS)] : []),
          refuse(900, EVERY_NAME),
        ],
      },
    },
    {
      ...COMMON,
      thing: 'DNS rules of the VPC',
      type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      retained: 'once-created',
      properties: {
        Name: NAME,
        FirewallRuleGroupId: the(DNS_RULES, 'Id'),
        VpcId: the(VPC),
        Priority: 9000,
        // `ENABLED` would refuse every later change, CloudFormation's too.
        MutationProtection: 'DISABLED',
      },
    },
    ...queryLog(basis),
  ];
}

const queryLog = (basis: Basis): readonly Expected[] => [
  {
    ...COMMON,
    thing: QUERY_LOG,
    type: 'AWS::Route53Resolver::ResolverQueryLoggingConfig',
    properties: { Name: NAME, DestinationArn: logGroupArn(basis, 'dns-queries') },
  },
  {
    ...COMMON,
    thing: 'DNS query log of the VPC',
    type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
    properties: { ResolverQueryLogConfigId: the(QUERY_LOG, 'Id'), ResourceId: the(VPC) },
  },
];

const COMMON = { stack: 'foundation', claim: 'I5.names' } as const;
const IN_USE = 'names in use';
const NEEDLESS = 'needless names';
const QUERY_LOG = 'DNS query log';
const NAME = irrelevant('resources refer to each other by their ids');

const list = (thing: string, domains: readonly Rule[]): Expected => ({
  ...COMMON,
  thing,
  type: 'AWS::Route53Resolver::FirewallDomainList',
  retained: 'once-created',
  properties: { Name: NAME, Domains: inForm(once, domains) },
});

/** A name that a list has twice counts once. */
const once = (domains: unknown) => (Array.isArray(domains) ? [...new Set(domains)] : domains);

const refuse = (priority: number, of: string): Rules => ({
  Priority: priority,
  FirewallDomainListId: the(of, 'Id'),
  Action: 'BLOCK',
  BlockResponse: 'NODATA',
});

/** The names of the services that are called, of the buckets in them, and of the models. */
function namesInUse(basis: Basis): readonly string[] {
  const { region } = basis.deployment;
  const vllm = basis.modelsOn('vllm');
  const called = vllm.filter(({ name }) =>
    basis.lanes.some((lane) => basis.modelsOf(lane).some((model) => model.name === name)),
  );
  return [
    ...new Set([
      ...callsFromVpc(basis).flatMap((call) => namesOf(basis, call)),
      inRegion(basis, '*.execute-api'),
      ...(vllm.length > 0
        ? [
            // ECR keeps image layers in a bucket of its own.
            inRegion(basis, 's3'),
            ...bucketNames(basis, imageLayersBucket(region)),
            region === 'us-east-1' ? '*.ec2.internal' : `*.${region}.compute.internal`,
          ]
        : []),
      ...called.map(({ certificate }) => certificate.hostName),
    ]),
  ];
}

function namesOf(basis: Basis, { service, statement }: CallFromVpc): readonly string[] {
  const resources = statement.resources as readonly string[];
  const buckets = service === 's3' ? resources.map((arn) => arn.split(':::')[1]?.split('/')[0] ?? '') : [];
  return [
    inRegion(basis, LABEL[service]?.(basis) ?? atFips(basis, service)),
    ...buckets.flatMap((bucket) => bucketNames(basis, bucket)),
  ];
}

/** Where the name that clients call differs from the name of the endpoint's service. */
const LABEL: Readonly<Record<string, (basis: Basis) => string>> = {
  'sagemaker.runtime': (basis) =>
    atFips(basis, 'sagemaker.runtime').endsWith('-fips') ? 'runtime-fips.sagemaker' : 'runtime.sagemaker',
  'kinesis-firehose': () => 'firehose',
  'ecr.api': () => 'api.ecr',
  'ecr.dkr': ({ deployment }) => `${deployment.account}.dkr.ecr`,
  'ecs-agent': () => 'ecs-a',
  'ecs-telemetry': () => 'ecs-t',
};

const inRegion = ({ deployment, dnsSuffix }: Basis, label: string) =>
  `${label}.${deployment.region}.${dnsSuffix}`;

/** In us-east-1, older clients call the global name. */
const bucketNames = (basis: Basis, bucket: string) => [
  inRegion(basis, `${bucket}.s3`),
  ...(basis.deployment.region === 'us-east-1' ? [`${bucket}.s3.${basis.dnsSuffix}`] : []),
];

/** Names that the operating system of a GPU instance asks for and does without. They are refused as well. */
function needlessNames(basis: Basis): readonly string[] {
  const { region, network } = basis.deployment;
  if (basis.modelsOn('vllm').length === 0) return [];
  const [first, second] = network.cidr.split('.');
  return [
    ...['ssm', 'ssmmessages', 'ec2messages', `al2023-repos-${region}-de612dc2.s3.dualstack`].map((label) =>
      inRegion(basis, label),
    ),
    'time.aws.com',
    'cdn.amazonlinux.com',
    'does-not-exist.example.com',
    // vLLM looks for kernels that its image does not have, and takes others.
    'edge.urm.nvidia.com',
    'example.invalid',
    'instance-data',
    `*.${second}.${first}.in-addr.arpa`,
  ];
}
