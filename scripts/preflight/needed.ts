import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import { DELETION_ORDER } from '../../lib/config/stack-parts';
import type { Pass } from '../../lib/config/transition/passes';
import { concurrencyReserved } from '../../lib/gateway/reserved-concurrency';
import { prerequisitesBefore, prerequisitesStaged } from '../../lib/hosts/rows';
import { endpointZones } from '../../lib/plan/endpoint-zones';
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
  const { account, availabilityZones, models, name, network, region } = deployment;
  const [plan, gateway] = [planOf(deployment), `${name}-gateway`];
  const unknown = Object.entries(network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [service] : [],
  );
  return [
    // So that the commands of several stuck stacks can run as they are printed.
    ...DELETION_ORDER.map((part) => ({ kind: 'stack-state' as const, stack: `${name}-${part}` })),
    { kind: 'bootstrap', account, region, role: deployRole },
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
export const stagedNeeded = (models: readonly Model[], name: string): readonly Prerequisite[] =>
  models.flatMap((model) => prerequisitesStaged(model, `${name}-foundation`));

/** Before the gateway: the public keys of the issuer. Without them the authorizer would refuse every token. */
export function keySetNeeded({ name, bearer }: Deployment, typed: string): readonly Prerequisite[] {
  if (!bearer?.oidc) return [];
  return [{ kind: 'key-set', typed, issuer: bearer.oidc.issuer, foundation: `${name}-foundation` }];
}

/** After the last pass: what AWS may keep then. */
export const retentionNeededLast = (next: Deployment, passes: readonly Pass[]): readonly Prerequisite[] =>
  retentionAfter(
    next,
    passes.map(({ deployment }) => deployment),
  ).map((one) => asObserved(one, next));

/** The principals that a denial spares by name. */
const publishers = ({ audit, publishers: { credentials, models } }: Deployment): readonly Prerequisite[] =>
  [
    ['audit.custodians', audit.custodians] as const,
    ['publishers.credentials', credentials] as const,
    ['publishers.models', models] as const,
  ].flatMap(([path, arns]) =>
    arns.map((arn, index) => ({ kind: 'publisher' as const, path: `${path}[${index}]`, arn })),
  );

function apiGatewayLogging({ name, accountSettings: { apiGateway } }: Deployment): readonly Prerequisite[] {
  const kind = 'api-gateway-logging';
  switch (apiGateway) {
    case 'require':
      return [{ kind }];
    case 'observe':
      return [{ kind, observed: true }];
    case 'own':
      return [{ kind, own: `${name}-foundation` }];
  }
}

/** What the deployment file only observes in the account is no failure. */
function asObserved(one: HostPrerequisite, { accountSettings }: Deployment): Prerequisite {
  const observed =
    (one.kind === 'data-retention' && accountSettings.dataRetention === 'observe') ||
    (one.kind === 'service-linked-role' && accountSettings.serviceLinkedRoles === 'observe');
  return observed ? { ...one, observed: true } : one;
}
