import type { Deployment } from '../../lib/config/deployment';
import { PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import type { StackPart } from '../../lib/config/stack-parts';
import { type Pass, passesTo } from '../../lib/config/transition/passes';
import { concurrencyReserved } from '../../lib/gateway/reserved-concurrency';
import {
  leftForLater,
  prerequisitesBefore,
  prerequisitesOnce,
  prerequisitesStaged,
} from '../../lib/hosts/rows';
import { endpointZones } from '../../lib/plan/endpoint-zones';
import { planOf } from '../../lib/plan/plan';
import { typedCommand } from '../command-line/typed-command';
import type { Prerequisite } from './prerequisite';

/** One step of a deploy, in order. A `check` stops the deploy if one of its prerequisites is missing. */
export type Step =
  | { readonly kind: 'check'; readonly title: string; readonly prerequisites: readonly Prerequisite[] }
  /** The beginning of a pass: which of how many, and why. Only where there are several. */
  | { readonly kind: 'pass'; readonly name: Pass['name']; readonly number: number; readonly of: number }
  /** `pass`: its place among the passes. */
  | { readonly kind: 'deploy'; readonly stack: string; readonly pass: number }
  /** Takes the rules out of the default security group of the VPC of this stack; stops the deploy if it cannot. */
  | { readonly kind: 'close-default-group'; readonly foundation: string }
  /** What can be done later, and when. */
  | { readonly kind: 'later'; readonly words: string };

/** The first step of every deploy: what is deployed is read from this account. */
export const accountStep = ({ account }: Pick<Deployment, 'account'>): Step => ({
  kind: 'check',
  title: 'The account',
  prerequisites: [{ kind: 'placement', account }],
});

/**
 * The steps that deploy into an account: check the account, check what must exist before the first stack, and deploy the
 * stacks of each pass in its order. In the pass that adds: close the default security group of the VPC after the
 * foundation, and check images and weights before the stack that starts them. Pure; calls no AWS account.
 *
 * @param deployment the new file
 * @param deployRole the ARN of the role that the templates let change the guards of retained resources
 * @param typed the name or path by which the user named the deployment, for the commands to run next
 * @param passes from what is deployed to the new file
 */
export function deployPlan(
  deployment: Deployment,
  deployRole: string,
  typed = deployment.name,
  passes: readonly Pass[] = passesTo(deployment),
): readonly Step[] {
  const { account, name, region } = deployment;
  return [
    accountStep(deployment),
    {
      kind: 'check',
      title: 'What must be there first',
      prerequisites: [
        ...PARTS.map((part) => ({ kind: 'stack-state' as const, stack: `${name}-${part}` })),
        { kind: 'bootstrap', account, region, role: deployRole },
        ...publishers(deployment),
        ...beforeFoundation(deployment, passes),
      ],
    },
    ...passes.flatMap((pass, index): readonly Step[] => [
      ...(passes.length > 1
        ? [{ kind: 'pass' as const, name: pass.name, number: index + 1, of: passes.length }]
        : []),
      ...pass.stacks.flatMap((part): readonly Step[] => {
        const deploy: Step = { kind: 'deploy', stack: `${name}-${part}`, pass: index };
        return pass.name === 'widen' ? around(deploy, part, deployment, typed) : [deploy];
      }),
    ]),
    ...firstApiKey(deployment, typed),
  ];
}

/** What comes before and after a stack that gets something new. */
function around(deploy: Step, part: StackPart, deployment: Deployment, typed: string): readonly Step[] {
  switch (part) {
    case 'foundation':
      return [deploy, { kind: 'close-default-group', foundation: `${deployment.name}-foundation` }];
    case 'inference':
      return [...staging(deployment), deploy];
    case 'gateway':
      return [...keySet(deployment, typed), deploy];
    case 'operations':
      return [deploy];
  }
}

/** Images and weights of the new file are there before its models start. Those of the deployed file were before. */
function staging({ models, name }: Deployment): readonly Step[] {
  const prerequisites = models.flatMap((model) => prerequisitesStaged(model, `${name}-foundation`));
  return [
    ...(prerequisites.length > 0
      ? [{ kind: 'check' as const, title: 'Images and weights', prerequisites }]
      : []),
    ...models.flatMap((model): readonly Step[] => {
      const words = leftForLater(model);
      return words === undefined ? [] : [{ kind: 'later', words }];
    }),
  ];
}

/** The stacks of a deployment, in the order in which they are deleted. */
const PARTS = ['operations', 'gateway', 'inference', 'foundation'] as const;

/** The principals that a denial spares by name. */
const publishers = ({ audit, publishers: { credentials, models } }: Deployment): readonly Prerequisite[] =>
  [
    ['audit.custodians', audit.custodians] as const,
    ['publishers.credentials', credentials] as const,
    ['publishers.models', models] as const,
  ].flatMap(([path, arns]) =>
    arns.map((arn, index) => ({ kind: 'publisher' as const, path: `${path}[${index}]`, arn })),
  );

/** Without the issuer's keys the authorizer would refuse every token. */
function keySet({ name, bearer }: Deployment, typed: string): readonly Step[] {
  if (!bearer?.oidc) return [];
  const { issuer } = bearer.oidc;
  const prerequisites = [{ kind: 'key-set' as const, typed, issuer, foundation: `${name}-foundation` }];
  return [{ kind: 'check', title: 'What tokens are checked against', prerequisites }];
}

function firstApiKey({ bearer, callers }: Deployment, typed: string): readonly Step[] {
  const caller = callers.find(({ apiKeys }) => apiKeys);
  if (!bearer?.apiKeys || !caller) return [];
  const command = typedCommand('keys', typed, 'issue', caller.name);
  return [{ kind: 'later', words: `${command} prints an API key, once.` }];
}

function beforeFoundation(deployment: Deployment, passes: readonly Pass[]): readonly Prerequisite[] {
  const { apiGatewayAccount, availabilityZones, models, name, network, region } = deployment;
  const [plan, gateway] = [planOf(deployment), `${name}-gateway`];
  const unknown = Object.entries(network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [service] : [],
  );
  return [
    { kind: 'zones', zones: availabilityZones, gateway },
    { kind: 'endpoint-services', endpoints: endpointZones(plan) },
    ...(unknown.length > 0 ? [{ kind: 'prefix-lists' as const, unknown, region }] : []),
    ...prerequisitesOnce(deployment),
    ...(apiGatewayAccount === 'require' ? [{ kind: 'api-gateway-logging' as const }] : []),
    {
      kind: 'lambda-concurrency',
      reserved: Math.max(...passes.map((pass) => concurrencyReserved(planOf(pass.deployment)))),
      gateway,
    },
    ...models.flatMap((model) => prerequisitesBefore(model)),
  ];
}
