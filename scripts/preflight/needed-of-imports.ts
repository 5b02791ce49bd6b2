import type { Deployment } from '../../lib/config/deployment';
import type { ImportedEndpoint } from '../../lib/config/imports/imported-endpoint';
import { KEY_NAMES } from '../../lib/config/imports/imported-keys';
import type { ImportedVpc } from '../../lib/config/imports/imported-vpc';
import { type Vouched, vouched } from '../../lib/config/imports/vouched';
import { privateLinkName } from '../../lib/plan/endpoint-services';
import { ownerPolicies } from '../../lib/proof/owner-policies';
import type { ImportedPrerequisite } from './imported-prerequisite';

/** What a deployment imports, and what its file says of each thing. Pure. */
export function neededOfImports(deployment: Deployment): readonly ImportedPrerequisite[] {
  const { account, imports } = deployment;
  const all = vouched(deployment);
  const each = <T>(
    path: string,
    imported: T | undefined,
    needed: (of: Vouched, imported: T) => readonly ImportedPrerequisite[],
  ) =>
    imported === undefined
      ? []
      : all.filter((one) => one.path === path).flatMap((of) => needed(of, imported));
  return [
    ...each('imports.vpc', imports.vpc, (of, vpc) => ofVpc(of, vpc, deployment)),
    ...imports.endpoints.flatMap((one, index) =>
      each(`imports.endpoints[${index}]`, one, (of) => ofEndpoint(of, one, deployment)),
    ),
    ...KEY_NAMES.flatMap((name) =>
      each(`imports.keys.${name}`, imports.keys[name], (of) => [{ kind: 'imported-key', of, name }]),
    ),
    ...each('imports.accessLogBucket', imports.accessLogBucket, (of) => [
      { kind: 'imported-bucket', of, account },
    ]),
    ...each('imports.hostedZone', imports.hostedZone, (of, { name }) =>
      imports.vpc ? [{ kind: 'imported-zone', of, name, vpc: imports.vpc.id }] : [],
    ),
    ...each('imports.alarmTopic', imports.alarmTopic, (of) => [{ kind: 'imported-topic', of }]),
    ...each('imports.imageRepository', imports.imageRepository, (of) => [
      { kind: 'imported-repository', of, account },
    ]),
    ...each('imports.logArchive', imports.logArchive, (of, { account: owner }) => [
      { kind: 'imported-log-archive', of, account: owner },
    ]),
    ...policies(deployment, all),
  ];
}

function ofVpc(
  of: Vouched,
  vpc: ImportedVpc,
  { account, network }: Deployment,
): readonly ImportedPrerequisite[] {
  const { subnets } = vpc;
  return [
    { kind: 'imported-vpc', of, account, blocks: [network.cidr, ...vpc.furtherBlocks] },
    { kind: 'imported-subnets', of, subnets },
    { kind: 'imported-routes', of, subnets },
    ...(vpc.flowLogs === 'owner'
      ? [{ kind: 'imported-flow-logs' as const, of, subnets: subnets.map(({ id }) => id) }]
      : []),
    ...(vpc.dnsFirewall === 'owner' ? [{ kind: 'imported-dns-firewall' as const, of }] : []),
  ];
}

function ofEndpoint(
  of: Vouched,
  endpoint: ImportedEndpoint,
  { imports: { vpc }, region }: Deployment,
): readonly ImportedPrerequisite[] {
  const service = `com.amazonaws.${region}.${privateLinkName(endpoint.service, region)}`;
  if (endpoint.kind === 'hub') {
    const { addresses } = endpoint;
    return [{ kind: 'imported-hub-endpoint', of, service, vpc: endpoint.vpc, addresses }];
  }
  if (!vpc) return [];
  const securityGroup = endpoint.kind === 'interface' ? endpoint.securityGroup : undefined;
  return [{ kind: 'imported-endpoint', of, service, vpc: vpc.id, securityGroup, subnets: vpc.subnets }];
}

/** The policies that the proof takes for granted: one for each thing, which may be imported for several purposes. */
function policies(deployment: Deployment, all: readonly Vouched[]): readonly ImportedPrerequisite[] {
  const owed = ownerPolicies(deployment);
  return [...new Set(owed.map(({ of }) => of))].flatMap((id) => {
    const of = all.find((one) => one.id === id) ?? archiveKey(id, all, deployment);
    if (!of) return [];
    const statements = owed.filter((one) => one.of === id).flatMap((one) => one.statements);
    return [
      { kind: 'owner-policy' as const, of, on: policyHolder(of), deployment: deployment.name, statements },
    ];
  });
}

/** The key of the log archive has a policy of its own, and the same owner. */
function archiveKey(id: string, all: readonly Vouched[], { imports }: Deployment): Vouched | undefined {
  if (imports.logArchive?.keyArn !== id) return undefined;
  const archive = all.find(({ path }) => path === 'imports.logArchive');
  return archive && { ...archive, path: `${archive.path}.keyArn`, thing: 'log archive key', id, further: [] };
}

function policyHolder({ path }: Vouched) {
  if (path.startsWith('imports.keys.') || path === 'imports.logArchive.keyArn') return 'key';
  if (path.startsWith('imports.endpoints[')) return 'endpoint';
  return path === 'imports.alarmTopic' ? 'topic' : 'bucket';
}
