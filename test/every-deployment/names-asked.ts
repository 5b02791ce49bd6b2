import { regionFacts } from '../../lib/config/facts/regions';
import type { Synthesized, SynthesizedResource } from '../synthesized';

// Which names the workloads of a deployment ask for, from its templates and not from its plan: the endpoints, buckets
// and private zones that exist say who can be called.

type Found = Pick<Synthesized, 'deployment' | 'templates'>;

/** The names by which clients call the service of an endpoint, without the region. */
const CLIENT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'bedrock-runtime': ['bedrock-runtime'],
  'bedrock-runtime-fips': ['bedrock-runtime-fips'],
  'sagemaker.runtime': ['runtime.sagemaker'],
  'sagemaker.runtime-fips': ['runtime-fips.sagemaker'],
  comprehend: ['comprehend'],
  'kinesis-firehose': ['firehose'],
  kms: ['kms'],
  'execute-api': ['a1b2c3d4e5.execute-api', 'a1b2c3d4e5-vpce-0a1b2c3d.execute-api'],
  s3: ['s3'],
  dynamodb: ['dynamodb'],
  'ecr.api': ['api.ecr'],
  'ecr.dkr': ['<account>.dkr.ecr'],
  logs: ['logs'],
  ecs: ['ecs'],
  'ecs-agent': ['ecs-a'],
  'ecs-telemetry': ['ecs-t'],
};

export function namesAsked(found: Found): readonly string[] {
  const { deployment } = found;
  const services = endpointServices(found);
  const inRegion = (label: string) => nameIn(found, label.replace('<account>', deployment.account));
  return [
    ...services
      .flatMap((service) => CLIENT_NAMES[service] ?? [`no client of ${service} is known`])
      .map(inRegion),
    ...(services.includes('s3') ? buckets(found).map((bucket) => inRegion(`${bucket}.s3`)) : []),
    ...(services.includes('ecr.dkr') ? [inRegion(`prod-${deployment.region}-starport-layer-bucket.s3`)] : []),
    ...properties(found, 'AWS::Route53::HostedZone').map(({ Name }) => String(Name)),
    ...(properties(found, 'AWS::ECS::Cluster').length > 0 ? [instanceName(deployment.region)] : []),
  ];
}

/** Names that nobody needs: of attackers, of other accounts and regions, and one label above and below each in use. */
export function strangers(found: Found): readonly string[] {
  const asked = namesAsked(found);
  const region = found.deployment.region === 'eu-west-1' ? 'eu-west-2' : 'eu-west-1';
  const { dnsSuffix } = regionFacts(found.deployment.region);
  const near = asked.filter((name) => !/\.(execute-api|internal)/.test(name) && !/internal\.?$/.test(name));
  return [
    'data.attacker.example',
    'amazonaws.com.attacker.example',
    ...asked.map((name) => `${name.replace(/\.$/, '')}.attacker.example`),
    dnsSuffix,
    `${region}.${dnsSuffix}`,
    `kms.${region}.${dnsSuffix}`,
    `x.s3.${region}.${dnsSuffix}`,
    nameIn(found, 'stolen.s3'),
    nameIn(found, 'sts'),
    nameIn(found, 'ssm'),
    nameIn(found, 'execute-api'),
    nameIn(found, '999988887777.dkr.ecr'),
    nameIn(found, 'dkr.ecr'),
    'ec2.internal',
    `${found.deployment.region}.compute.internal`,
    ...near.flatMap((name) => [`x.${name}`, name.split('.').slice(1).join('.')]),
  ].filter((name) => !asked.includes(name));
}

const nameIn = ({ deployment: { region } }: Found, label: string) =>
  `${label}.${region}.${regionFacts(region).dnsSuffix}`;

const instanceName = (region: string) =>
  region === 'us-east-1' ? 'ip-10-0-1-7.ec2.internal' : `ip-10-0-1-7.${region}.compute.internal`;

/** Buckets that a workload in the VPC reads: weights, and the issuer's public keys. */
const buckets = ({ templates }: Found) =>
  Object.keys(templates.foundation?.Resources ?? {})
    .filter((id) => /^(ModelsWeights|CallersKeySet)[0-9A-F]{8}$/.test(id))
    .map((id) => id.toLowerCase());

function endpointServices(found: Found): readonly string[] {
  const prefix = `com.amazonaws.${found.deployment.region}.`;
  return properties(found, 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) =>
    serviceName(ServiceName).replace(prefix, ''),
  );
}

/** `s3` of a text, or of a text with a reference to the region. */
function serviceName(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return String(parts.at(-1)).replace(/^\./, '');
}

function properties({ templates }: Found, type: string): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(templates)
    .flatMap((template) => Object.values(template.Resources))
    .filter(({ Type }: SynthesizedResource) => Type === type)
    .map(({ Properties = {} }) => Properties);
}
