import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import type { DomainName, NameRow } from '../../plan/name-row';
import type { LaneWorkload } from '../../plan/roles';
import type { VllmModel } from './schema';

/**
 * The names that are resolved for vLLM models, besides those of AWS services: lanes resolve the host name of each
 * model, which an alias record in the VPC's own zone answers with the addresses of the load balancer. A GPU instance
 * resolves itself and its neighbours.
 */
export const vllmNames = (
  models: readonly VllmModel[],
  deployment: Deployment,
  callers: (model: VllmModel) => readonly LaneWorkload[],
): readonly NameRow[] => [
  ...models.flatMap((model) =>
    callers(model).map(
      (who): NameRow => ({
        who,
        name: model.certificate.hostName,
        answer: 'resolved',
        why: `${who} calls ${model.name}`,
      }),
    ),
  ),
  {
    who: 'vllm-instance',
    // One label, the address: `ip-10-0-1-7`. The VPC's resolver answers from what it knows of the VPC; no such query
    // leaves it (Amazon VPC user guide, "DNS attributes for your VPC", 2026-11).
    name: `*.${instanceDomain(deployment.region)}`,
    answer: 'resolved',
    why: 'an instance and its tasks resolve their own host names',
  },
  ...needlessNames(deployment).map(
    ({ name, why }): NameRow => ({ who: 'vllm-instance', name, answer: 'refused', why }),
  ),
];

/** The domain of the host names of instances in a VPC. */
const instanceDomain = (region: string) =>
  region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;

/**
 * What the ECS image (Amazon Linux 2023) and vLLM ask for, and work without. From documentation and source; not compared with
 * the query log of a running instance. The runbook says what to do with a name that is missing here.
 */
function needlessNames({ region, network }: Deployment): readonly { name: DomainName; why: string }[] {
  const { dnsSuffix } = regionFacts(region);
  const inRegion = (label: string) => `${label}.${region}.${dnsSuffix}`;
  return [
    // The image contains the SSM agent (Amazon ECS developer guide, "Amazon ECS-optimized Linux AMIs", 2026-11).
    ...['ssm', 'ssmmessages', 'ec2messages'].map((label) => ({
      name: inRegion(label),
      why: 'the SSM agent looks for its service; nobody logs in to an instance',
    })),
    // amazon-chrony-config, amazon-pool_aws.sources.
    { name: 'time.aws.com', why: 'chrony looks for a second clock; the first is 169.254.169.123' },
    // The message of the day asks for newer releases.
    { name: 'cdn.amazonlinux.com', why: 'the image looks for newer releases' },
    { name: inRegion(`al2023-repos-${region}-de612dc2.s3.dualstack`), why: 'dnf looks for packages' },
    // cloud-init, util.is_resolvable. It asks for a third name, with underscores, which no list can have.
    { name: 'does-not-exist.example.com', why: 'cloud-init tests whether the resolver tells the truth' },
    { name: 'example.invalid', why: 'cloud-init tests whether the resolver tells the truth' },
    // On GPUs of compute capability 10, before it uses kernels that are not in its image (vllm-project/vllm pull
    // request 21893, read 2026-11-26).
    {
      name: 'edge.urm.nvidia.com',
      why: 'vLLM asks whether it could fetch further kernels, and takes its own',
    },
    { name: 'instance-data', why: 'cloud-init looks for instance metadata by name' },
    { name: `*.${reverseZone(network.cidr)}`, why: 'libraries look for the name of an address of the VPC' },
  ];
}

/** The zone of reverse look-ups that contains the VPC's block, /16 to /22: `20.10.in-addr.arpa` of 10.20.0.0/18. */
function reverseZone(cidr: string): string {
  const [first, second] = cidr.split('.');
  return `${second}.${first}.in-addr.arpa`;
}
