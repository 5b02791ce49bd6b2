import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { stackName } from '../../lib/config/stack-name';
import type { StackPart } from '../../lib/config/stack-parts';
import { type Pass, passesTo } from '../../lib/config/transition/passes';
import { leftForLater } from '../../lib/hosts/rows';
import { typedCommand } from '../command-line/typed-command';
import { keySetNeeded, neededFirst, retentionNeededLast, stagedNeeded } from '../preflight/needed';
import type { Prerequisite } from '../preflight/prerequisite';

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
  /** Copies and verifies the images and weights that are missing, and pins what they are. */
  | { readonly kind: 'stage'; readonly prerequisites: readonly Prerequisite[] }
  /** Waits until every copy of the models answers; stops the deploy if a service gives up. */
  | { readonly kind: 'copies'; readonly models: readonly string[] }
  /** Sends a first request to a model through the API, if this machine reaches it. */
  | { readonly kind: 'first-request'; readonly stack: string }
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
 * stacks of each pass in its order. Stage and check images and weights, and check the key set, before the first stack of
 * any pass that starts what needs them; in the pass that adds, close the default security group of the VPC after the foundation; at the end, check
 * that AWS keeps no more than the new file needs, wait for the copies, and send a first request. Pure; calls no AWS account.
 *
 * @param deployment the new file
 * @param deployRole the ARN of the role that the templates let change the guards of retained resources
 * @param typed the name or path by which the user named the deployment, for the commands to run next
 * @param passes from what is deployed to the new file
 * @param running the zones of the functions that run. @default not known
 * @param further what a preflight looks for besides. @default nothing
 */
export function deployPlan(
  deployment: Deployment,
  deployRole: string,
  typed = deployment.name,
  passes: readonly Pass[] = passesTo(deployment),
  running?: readonly string[],
  further: readonly Prerequisite[] = [],
): readonly Step[] {
  return [
    accountStep(deployment),
    {
      kind: 'check',
      title: 'What must be there first',
      prerequisites: [...neededFirst(deployment, deployRole, passes, running), ...further],
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
    ...copiesLast(deployment, passes),
    ...firstApiKey(deployment, typed),
    ...(passes.some(({ stacks }) => stacks.includes('gateway'))
      ? [{ kind: 'first-request' as const, stack: stackName(deployment, 'gateway') }]
      : []),
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
      // The owner of an imported VPC has its default security group, too.
      return pass.name === 'widen' && !next.imports.vpc
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
  const staged = (some: readonly Model[]) => stagedNeeded(some, next);
  const removed = models.filter((model) => !stays(model));
  const missing = staged(models.filter(stays));
  return [
    ...(missing.length > 0 ? [{ kind: 'stage' as const, prerequisites: missing }] : []),
    { kind: 'check', title: 'Images and weights', prerequisites: missing },
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
  const prerequisites = retentionNeededLast(next, passes);
  return prerequisites.length > 0 ? [{ kind: 'check', title: 'What AWS may keep', prerequisites }] : [];
}

/** Without the issuer's keys the authorizer would refuse every token. */
function keySet(deployment: Deployment, typed: string, next: Deployment): readonly Step[] {
  const prerequisites = keySetNeeded(deployment, typed);
  if (prerequisites.length === 0) return [];
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

/** The models whose copies a deploy waits for: those that the file gives some. */
function copiesLast(next: Deployment, passes: readonly Pass[]): readonly Step[] {
  const models = next.models.filter((model) => stagedNeeded([model], next).length > 0);
  const deployed = passes.some(({ stacks }) => stacks.includes('inference'));
  return deployed && models.length > 0 ? [{ kind: 'copies', models: models.map(({ name }) => name) }] : [];
}

function firstApiKey({ bearer, callers }: Deployment, typed: string): readonly Step[] {
  const caller = callers.find(({ apiKeys }) => apiKeys);
  if (!bearer?.apiKeys || !caller) return [];
  const command = typedCommand('keys', typed, 'issue', caller.name);
  return [{ kind: 'later', words: `${command} prints an API key, once.` }];
}
