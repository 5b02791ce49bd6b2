import type { Deployment } from '../lib/config/deployment';
import { readDeployment } from '../lib/config/read-deployment';
import { stackName } from '../lib/config/stack-name';
import { DELETION_ORDER } from '../lib/config/stack-parts';
import { destroyPlan, type Standing } from '../scripts/destroy/plan';
import { removalsOf } from '../scripts/destroy/removal';
import { retainedIn } from '../scripts/destroy/retained';
import { retainedInWords } from '../scripts/destroy/retained-words';
import { FIXTURES, fixtureDeployment } from './fixture-deployments';
import { danglingIn, leftOf, lostIn, refusedImports, without } from './teardown/standing';
import { subjectFrom } from './transitions/mixed-stacks';
import { VARIANTS } from './variants';

// A teardown, step by step, on the templates of all fixtures and variants.

const DEPLOYMENTS: readonly (readonly [string, Deployment])[] = [
  ...FIXTURES.map((name) => [name, fixtureDeployment(name)] as const),
  ...Object.entries(VARIANTS).map(([name, input]) => [name, readDeployment(input, 'variant')] as const),
];

const stacksOf = (deployment: Deployment) => subjectFrom(deployment).stacks;

const standing = (deployment: Deployment): readonly Standing[] =>
  DELETION_ORDER.map((part) => {
    const stack = stackName(deployment, part);
    const template = stacksOf(deployment)[stack] ?? { Resources: {} };
    return { part, stack, template, status: 'CREATE_COMPLETE', isProtected: part === 'foundation' };
  });

/** The stacks that are gone after each deletion, in its order. */
function deletions(deployment: Deployment) {
  const order = destroyPlan(deployment, standing(deployment)).flatMap((step) =>
    step.kind === 'delete' ? [step.stack] : [],
  );
  return order.map((stack, index) => ({ stack, gone: order.slice(0, index + 1) }));
}

/** A version goes with its guardrail; the name of a log group keeps the id of an API that is gone. */
const NEEDS_IT_NOT = [
  /^AWS::Bedrock::GuardrailVersion \S+ names/,
  /^AWS::Logs::LogGroup \S+ names ApiRestApi/,
];

describe.each(DEPLOYMENTS)('%s', (_, deployment) => {
  test('every stack is deleted once, and the foundation last', () => {
    const order = deletions(deployment).map(({ stack }) => stack);
    expect([...order].sort()).toEqual(Object.keys(stacksOf(deployment)).sort());
    expect(order.at(-1)).toBe(stackName(deployment, 'foundation'));
  }, 120_000);

  test('no deletion is refused because another stack imports what the deleted one exports', () => {
    const refused = deletions(deployment).flatMap(({ gone }) =>
      refusedImports(without(stacksOf(deployment), gone)),
    );
    expect(refused).toEqual([]);
  }, 120_000);

  test('I4: after each deletion, what still runs may do all that it could do before', () => {
    const lost = deletions(deployment).flatMap(({ stack, gone }) =>
      lostIn(subjectFrom(deployment), without(stacksOf(deployment), gone)).map(
        (words) => `after ${stack}: ${words}`,
      ),
    );
    expect(lost).toEqual([]);
  }, 120_000);

  test('what stays at the end may do all that it could do before: replicate, lock, log', () => {
    expect(lostIn(subjectFrom(deployment), leftOf(stacksOf(deployment)))).toEqual([]);
  }, 120_000);

  test('what stays names nothing that is gone and that it needs', () => {
    const dangling = danglingIn(leftOf(stacksOf(deployment)));
    expect(dangling.filter((words) => !NEEDS_IT_NOT.some((known) => known.test(words)))).toEqual([]);
  }, 120_000);

  test('the command prints each resource that its template retains, and no other', () => {
    const retained = Object.entries(leftOf(stacksOf(deployment))).flatMap(([stack, { Resources }]) =>
      Object.keys(Resources).map((logicalId) => `${stack} ${logicalId}`),
    );
    const removals = removalsOf(retainedIn(standing(deployment)), deployment);
    const printed = retainedInWords(removals, deployment, new Date()).split('\n');
    const named = printed.flatMap((line) => /^ {2}(\S+ [A-Za-z]+[0-9A-Za-z]+): AWS::/.exec(line)?.[1] ?? []);
    expect(named.sort()).toEqual(retained.sort());
  }, 120_000);

  test('each of it has the commands that remove it, or goes with something else', () => {
    const unknown = removalsOf(retainedIn(standing(deployment)), deployment).filter(
      ({ commands, kind }) => !kind || commands.length > 0 === (kind.goesWith !== undefined),
    );
    expect(unknown).toEqual([]);
  }, 120_000);
});

test('deleted first, the foundation is refused: the other stacks import from it', () => {
  const deployment = fixtureDeployment('sandbox');
  expect(refusedImports(without(stacksOf(deployment), ['sandbox-foundation']))).not.toEqual([]);
});

test('deleted before the gateway, the inference stack takes permissions from the routers', () => {
  const deployment = fixtureDeployment('sandbox');
  const left = without(stacksOf(deployment), ['sandbox-operations', 'sandbox-inference']);
  expect(lostIn(subjectFrom(deployment), left)).toContainEqual(expect.stringMatching(/bedrock:Invoke/));
});
