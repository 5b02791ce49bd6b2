import { rulesOf, USUAL_TOOLKIT_STACK } from '../../lib/config/account-rules';
import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import { stackName } from '../../lib/config/stack-name';
import { DELETION_ORDER, type StackPart } from '../../lib/config/stack-parts';
import { type Pass, passesTo } from '../../lib/config/transition/passes';
import { concurrencyReserved } from '../../lib/gateway/reserved-concurrency';
import { leftForLater, prerequisitesBefore, prerequisitesStaged } from '../../lib/hosts/rows';
import { endpointZones } from '../../lib/plan/endpoint-zones';
import { permissionsBoundaryOf } from '../../lib/plan/permissions-boundary';
import { planOf } from '../../lib/plan/plan';
import { typedCommand } from '../command-line/typed-command';
import { hostPrerequisites, retentionAfter } from './host-prerequisites';
import type { Prerequisite } from './prerequisite';

/** One step of a deploy, in order. A `check` stops the deploy if one of its prerequisites is missing. */
export type Step =
  | {
      readonly kind: 'check';
      readonly title: string;
      readonly prerequisites: readonly Prerequisite[];
      /** What else the user can do than provide what is missing. */
      readonly wayOut?: string;
    }
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
 * stacks of each pass in its order. Check images, weights and key set before the first stack of any pass that starts what
 * needs them; in the pass that adds, close the default security group of the VPC after the foundation; at the end, check
 * that AWS keeps no more than the new file needs. Pure; calls no AWS account.
 *
 * @param deployment the new file
 * @param deployRole the ARN of the role that the templates let change the guards of retained resources
 * @param typed the name or path by which the user named the deployment, for the commands to run next
 * @param passes from what is deployed to the new file
 * @param running the zones of the functions that run. @default not known
 */
export function deployPlan(
  deployment: Deployment,
  deployRole: string,
  typed = deployment.name,
  passes: readonly Pass[] = passesTo(deployment),
  running?: readonly string[],
): readonly Step[] {
  return [
    accountStep(deployment),
    {
      kind: 'check',
      title: 'What must be there first',
      prerequisites: [
        // So that the commands of several stuck stacks can run as they are printed.
        ...DELETION_ORDER.map((part) => ({
          kind: 'stack-state' as const,
          stack: stackName(deployment, part),
        })),
        ...whatDeploys(deployment, deployRole),
        ...boundary(deployment),
        ...publishers(deployment),
        ...beforeFoundation(deployment, passes, running),
      ],
    },
    ...withoutRepeatedChecks(
      passes.flatMap((pass, index) => [
        ...(passes.length > 1
          ? [{ kind: 'pass' as const, name: pass.name, number: index + 1, of: passes.length }]
          : []),
        ...pass.stacks.flatMap((part) => around(part, index, pass, deployment, typed)),
      ]),
    ),
    ...retentionLast(deployment, passes),
    ...firstApiKey(deployment, typed),
  ];
}

/** What comes before and after a stack: the checks of what it starts, in whichever pass that is. */
function around(
  part: StackPart,
  index: number,
  pass: Pass,
  next: Deployment,
  typed: string,
): readonly Step[] {
  const deploy: Step = { kind: 'deploy', stack: stackName(next, part), pass: index };
  switch (part) {
    case 'foundation':
      return pass.name === 'widen'
        ? [deploy, { kind: 'close-default-group', foundation: stackName(next, 'foundation') }]
        : [deploy];
    case 'inference':
      return [
        ...staging(pass.deployment, next),
        ...(pass.name === 'widen' ? laterSteps(next) : []),
        ...drained(pass, next),
        deploy,
      ];
    case 'gateway':
      return [...keySet(pass.deployment, typed, next), deploy];
    case 'operations':
      return [deploy];
  }
}

/** The instances of removed models are gone before their groups are deleted, also where no copy ran any more. */
const drained = ({ removed }: Pass, next: Deployment): readonly Step[] =>
  removed
    ? [
        {
          kind: 'check',
          title: 'What has stopped',
          prerequisites: [{ kind: 'drained', stack: stackName(next, 'inference'), models: removed }],
        },
      ]
    : [];

/** What one step has checked, and no stack removes, is not checked again. */
function withoutRepeatedChecks(steps: readonly Step[]): readonly Step[] {
  const checked = new Set<string>();
  return steps.flatMap((step): readonly Step[] => {
    if (step.kind !== 'check') return [step];
    const prerequisites = step.prerequisites.filter((one) => !checked.has(JSON.stringify(one)));
    for (const one of prerequisites) checked.add(JSON.stringify(one));
    return prerequisites.length > 0 ? [{ ...step, prerequisites }] : [];
  });
}

/** Images and weights are there before the models of a pass start: those of the new file, and those that it removes. */
function staging({ models }: Deployment, next: Deployment): readonly Step[] {
  const stays = (model: Model) => next.models.some((one) => one.name === model.name);
  const staged = (some: readonly Model[]) =>
    some.flatMap((model) => prerequisitesStaged(model, stackName(next, 'foundation')));
  const removed = models.filter((model) => !stays(model));
  return [
    { kind: 'check', title: 'Images and weights', prerequisites: staged(models.filter(stays)) },
    {
      kind: 'check',
      title: 'Images and weights of models that the new file removes',
      prerequisites: staged(removed),
      wayOut: WITHOUT_REMOVED,
    },
  ];
}

const WITHOUT_REMOVED =
  'This deploy keeps what the new file removes until nothing uses it. If it never started, nothing needs it: deploy ' +
  'with --at-once, which leaves it out from the first stack on. That gives up the order of the passes: what runs, and ' +
  'needs what the new file does not have, fails until that deploy ends.';

const laterSteps = ({ models }: Deployment): readonly Step[] =>
  models.flatMap((model): readonly Step[] => {
    const words = leftForLater(model);
    return words === undefined ? [] : [{ kind: 'later', words }];
  });

/** Models that are removed may have needed that AWS keeps prompts for review. Nothing needs it after the last pass. */
function retentionLast(next: Deployment, passes: readonly Pass[]): readonly Step[] {
  const prerequisites = retentionAfter(
    next,
    passes.map(({ deployment }) => deployment),
  );
  return prerequisites.length > 0 ? [{ kind: 'check', title: 'What AWS may keep', prerequisites }] : [];
}

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

/** Without the issuer's keys the authorizer would refuse every token. */
function keySet({ bearer }: Deployment, typed: string, next: Deployment): readonly Step[] {
  if (!bearer?.oidc) return [];
  const { issuer } = bearer.oidc;
  const prerequisites = [
    { kind: 'key-set' as const, typed, issuer, foundation: stackName(next, 'foundation') },
  ];
  const removed = next.bearer?.oidc === undefined;
  return [
    {
      kind: 'check',
      title: 'What tokens are checked against',
      prerequisites,
      ...(removed && { wayOut: WITHOUT_REMOVED }),
    },
  ];
}

function firstApiKey({ bearer, callers }: Deployment, typed: string): readonly Step[] {
  const caller = callers.find(({ apiKeys }) => apiKeys);
  if (!bearer?.apiKeys || !caller) return [];
  const command = typedCommand('keys', typed, 'issue', caller.name);
  return [{ kind: 'later', words: `${command} prints an API key, once.` }];
}

function beforeFoundation(
  deployment: Deployment,
  passes: readonly Pass[],
  running: readonly string[] | undefined,
): readonly Prerequisite[] {
  const { apiGatewayAccount, availabilityZones, models, network, region } = deployment;
  const [plan, gateway] = [planOf(deployment), stackName(deployment, 'gateway')];
  const unknown = Object.entries(network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [service] : [],
  );
  return [
    { kind: 'zones', zones: availabilityZones, gateway, ...(running && { running }) },
    { kind: 'endpoint-services', endpoints: endpointZones(plan) },
    ...(unknown.length > 0 ? [{ kind: 'prefix-lists' as const, unknown, region }] : []),
    ...hostPrerequisites(
      deployment,
      passes.map((pass) => pass.deployment),
    ),
    ...(apiGatewayAccount === 'require' ? [{ kind: 'api-gateway-logging' as const }] : []),
    {
      kind: 'lambda-concurrency',
      reserved: Math.max(...passes.map((pass) => concurrencyReserved(planOf(pass.deployment)))),
      gateway,
    },
    ...models.flatMap((model) => prerequisitesBefore(model)),
  ];
}
