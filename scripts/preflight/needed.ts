import { rulesOf, USUAL_TOOLKIT_STACK } from '../../lib/config/account-rules';
import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import { DELETION_ORDER } from '../../lib/config/stack-parts';
import type { Pass } from '../../lib/config/transition/passes';
import { concurrencyReserved } from '../../lib/gateway/reserved-concurrency';
import { prerequisitesBefore, prerequisitesStaged } from '../../lib/hosts/rows';
import { endpointZones } from '../../lib/plan/endpoint-zones';
import { permissionsBoundaryOf } from '../../lib/plan/permissions-boundary';
import { planOf } from '../../lib/plan/plan';
import type { HostPrerequisite } from '../../lib/plan/prerequisite';
import { hostPrerequisites, retentionAfter } from './host-prerequisites';
import type { Prerequisite } from './prerequisite';

// What a deploy needs of an account, and cannot create. Pure.

/**
 * Before the first stack.
 *
 * @param deployRole the ARN of the role that the templates let change the guards of retained resources
 * @param passes from what is deployed to the new file
 * @param running the zones of the functions that run. @default not known
 */
export function neededFirst(
  deployment: Deployment,
  deployRole: string,
  passes: readonly Pass[],
  running?: readonly string[],
): readonly Prerequisite[] {
  const { availabilityZones, models, network, region } = deployment;
  const [plan, gateway] = [planOf(deployment), stackName(deployment, 'gateway')];
  const unknown = Object.entries(network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [service] : [],
  );
  return [
    // So that the commands of several stuck stacks can run as they are printed.
    ...DELETION_ORDER.map((part) => ({
      kind: 'stack-state' as const,
      stack: stackName(deployment, part),
    })),
    ...whatDeploys(deployment, deployRole),
    ...boundary(deployment),
    ...publishers(deployment),
    { kind: 'zones', zones: availabilityZones, gateway, ...(running && { running }) },
    { kind: 'endpoint-services', endpoints: endpointZones(plan) },
    ...(unknown.length > 0 ? [{ kind: 'prefix-lists' as const, unknown, region }] : []),
    ...hostPrerequisites(
      deployment,
      passes.map((pass) => pass.deployment),
    ).map((one) => asObserved(one, deployment)),
    ...apiGatewayLogging(deployment),
    {
      kind: 'lambda-concurrency',
      reserved: Math.max(...passes.map((pass) => concurrencyReserved(planOf(pass.deployment)))),
      gateway,
    },
    ...models.flatMap((model) => prerequisitesBefore(model)),
  ];
}

/** Before the inference stack: images and weights of these models. */
export const stagedNeeded = (models: readonly Model[], named: StacksNamed): readonly Prerequisite[] =>
  models.flatMap((model) =>
    prerequisitesStaged(model, { deployment: named.name, foundation: stackName(named, 'foundation') }),
  );

/** Before the gateway: the public keys of the issuer. Without them the authorizer would refuse every token. */
export function keySetNeeded(deployment: Deployment, typed: string): readonly Prerequisite[] {
  const { oidc } = deployment.bearer ?? {};
  if (!oidc) return [];
  return [{ kind: 'key-set', typed, issuer: oidc.issuer, foundation: stackName(deployment, 'foundation') }];
}

/** After the last pass: what AWS may keep then. */
export const retentionNeededLast = (next: Deployment, passes: readonly Pass[]): readonly Prerequisite[] =>
  retentionAfter(
    next,
    passes.map(({ deployment }) => deployment),
  ).map((one) => asObserved(one, next));

/** The bootstrap of the account; without one, the bucket for templates and code, and the role of CloudFormation. */
function whatDeploys(deployment: Deployment, role: string): readonly Prerequisite[] {
  const { account, region } = deployment;
  const { synthesis } = rulesOf(deployment);
  if (synthesis.kind === 'credentials') {
    return [
      { kind: 'asset-bucket', bucket: synthesis.assetBucket, account },
      { kind: 'publisher', path: 'accountRules.synthesis.executionRole', arn: synthesis.executionRole },
    ];
  }
  const { toolkitStack } = synthesis;
  return [
    {
      kind: 'bootstrap',
      account,
      region,
      role,
      ...(toolkitStack !== USUAL_TOOLKIT_STACK && { toolkitStack }),
    },
  ];
}

function boundary(deployment: Deployment): readonly Prerequisite[] {
  const arn = permissionsBoundaryOf(deployment);
  if (arn === undefined) return [];
  const { document } = rulesOf(deployment).permissionsBoundary ?? {};
  return [{ kind: 'permissions-boundary', arn, ...(document && { document }) }];
}

/** The principals that a denial spares by name. */
const publishers = ({ audit, publishers: { credentials, models } }: Deployment): readonly Prerequisite[] =>
  [
    ['audit.custodians', audit.custodians] as const,
    ['publishers.credentials', credentials] as const,
    ['publishers.models', models] as const,
  ].flatMap(([path, arns]) =>
    arns.map((arn, index) => ({ kind: 'publisher' as const, path: `${path}[${index}]`, arn })),
  );

function apiGatewayLogging(deployment: Deployment): readonly Prerequisite[] {
  const kind = 'api-gateway-logging';
  switch (deployment.accountSettings.apiGateway) {
    case 'require':
      return [{ kind }];
    case 'observe':
      return [{ kind, observed: true }];
    case 'own':
      return [{ kind, own: stackName(deployment, 'foundation') }];
  }
}

/** What the deployment file only observes in the account is no failure. */
function asObserved(one: HostPrerequisite, { accountSettings }: Deployment): Prerequisite {
  const observed =
    (one.kind === 'data-retention' && accountSettings.dataRetention === 'observe') ||
    (one.kind === 'service-linked-role' && accountSettings.serviceLinkedRoles === 'observe');
  return observed ? { ...one, observed: true } : one;
}
