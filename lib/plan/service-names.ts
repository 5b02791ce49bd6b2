import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import { type EndpointService, privateLinkName } from './endpoint-services';
import type { DomainName, NameRow } from './name-row';
import type { Need } from './need';
import type { Resource } from './resource';

/**
 * What stands before `<region>.<suffix>` in the names by which clients call a service. Our functions: lambda/aws/
 * endpoints.ts. The ECS agent: its endpoint in the VPC answers with `ecs-a` and `ecs-t`; the numbered names
 * (`ecs-a-1`) are those of the public endpoints (Amazon ECS developer guide, "Amazon ECS endpoint naming patterns",
 * 2026-11). The runtimes of models are called by their FIPS names, where they have one; no client uses a dual-stack name.
 */
const LABELS = {
  'bedrock-runtime': ({ region }) => [privateLinkName('bedrock-runtime', region)],
  // `sagemaker.runtime-fips` answers for `runtime-fips.sagemaker`.
  'sagemaker.runtime': ({ region }) => [
    privateLinkName('sagemaker.runtime', region).split('.').reverse().join('.'),
  ],
  comprehend: () => ['comprehend'],
  'kinesis-firehose': () => ['firehose'],
  kms: () => ['kms'],
  // `<api>` and `<api>-<endpoint>`. The API gets its id in a later stack, and until then its clients must keep their
  // answer, so the whole label is free. No such query leaves the VPC: the endpoint's private zone answers for every
  // name below `execute-api` (Route 53 developer guide, "Considerations when working with a private hosted zone",
  // 2026-11), and the endpoint's policy admits the APIs of this account only.
  'execute-api': () => ['*.execute-api'],
  s3: () => ['s3'],
  dynamodb: () => ['dynamodb'],
  'ecr.api': () => ['api.ecr'],
  // A registry has the account in its name, so registries of other accounts have no address here.
  'ecr.dkr': ({ account }) => [`${account}.dkr.ecr`],
  logs: () => ['logs'],
  ecs: () => ['ecs'],
  'ecs-agent': () => ['ecs-a'],
  'ecs-telemetry': () => ['ecs-t'],
} as const satisfies Record<EndpointService, (deployment: Deployment) => readonly string[]>;

/** The names of AWS services that the calls in the table of needs resolve. */
export function serviceNames(deployment: Deployment, needs: readonly Need[]): readonly NameRow[] {
  const { region } = deployment;
  const { dnsSuffix } = regionFacts(region);
  return needs.flatMap(({ who, service, permission }) => {
    const names: readonly DomainName[] = [
      ...LABELS[service](deployment).map((label) => `${label}.${region}.${dnsSuffix}`),
      ...(service === 's3' ? permission.resources.flatMap((one) => bucketNames(one, region, dnsSuffix)) : []),
    ];
    return names.map((name): NameRow => ({ who, name, answer: 'resolved', why: `${who} calls ${service}` }));
  });
}

/**
 * The names of the bucket in a permission. In us-east-1 botocore, which vLLM lists weights with, still calls the
 * global endpoint (botocore 1.43.11, `us_east_1_regional_endpoint`, tried 2026-11-25).
 */
function bucketNames(resource: Resource, region: string, dnsSuffix: string): readonly DomainName[] {
  const below = [`s3.${region}.${dnsSuffix}`, ...(region === 'us-east-1' ? [`s3.${dnsSuffix}`] : [])];
  if (typeof resource !== 'string') return below.map((rest) => ({ bucket: resource.name, below: rest }));
  const bucket = resource.split(':::')[1]?.split('/')[0];
  if (!bucket)
    throw new Error(`A permission through s3 names ${resource}, which is not the ARN of a bucket.`);
  return below.map((rest) => `${bucket}.${rest}`);
}
