import { isSelfHosted } from '../lib/config/model';
import { type Pass, passesTo } from '../lib/config/transition/passes';
import { prove } from '../lib/proof/prove';
import { isWithin } from '../policy/boundary';
import { ceilingsOf } from '../policy/ceiling';
import { refusedExports } from './transitions/exports';
import { sceneIn, subjectFrom } from './transitions/mixed-stacks';
import { endOf, type Moment, momentsOf, stateOf } from './transitions/moments';
import { callsBeyond, mayReadWeights, unmetIn } from './transitions/needs';
import { removedWhileRunning } from './transitions/running-copies';
import { SCENARIOS, type Scenario } from './transitions/scenarios';

// A deploy from one file to another, stack by stack, on the templates: during each deploy of a stack, both versions of it
// run. docs/decisions/0019 says why the stacks are deployed in this order.

const moments = ({ deployed, next }: Scenario) => momentsOf(stateOf(deployed), passesTo(next, deployed));

const found = (scenario: Scenario, look: (moment: Moment) => readonly string[]) =>
  moments(scenario).flatMap((moment) => look(moment).map((words) => `${moment.words}: ${words}`));

describe.each(SCENARIOS)('$name', (scenario) => {
  test('I4: during every step, whatever runs may read its weights and call its models', () => {
    expect(found(scenario, unmetIn)).toEqual([]);
  }, 120_000);

  test('no step takes away an export that another stack imports', () => {
    expect(found(scenario, refusedExports)).toEqual([]);
  }, 120_000);

  test('no step removes a service that still has copies', () => {
    expect(found(scenario, removedWhileRunning)).toEqual([]);
  }, 120_000);

  test('I2: after no step a lane may call a model that neither file routes there', () => {
    const files = [scenario.deployed, scenario.next];
    expect(found(scenario, ({ after }) => callsBeyond(after, files))).toEqual([]);
  }, 120_000);

  test('I2: from the first router on, no class travels further than the new file allows', () => {
    const ceilings = ceilingsOf(scenario.next.residency, scenario.next.ceilings);
    const further = found(scenario, ({ part, after }) =>
      part !== 'gateway'
        ? []
        : sceneIn(after).table.flatMap(({ dataClass, verdicts }) =>
            verdicts
              .filter(({ kept, boundary }) => kept && !isWithin(boundary, ceilings[dataClass]))
              .map(({ model }) => `${dataClass} to ${model}`),
          ),
    );
    expect(further).toEqual([]);
  }, 120_000);

  test('each pass deploys templates on which every claim holds', () => {
    const failed = passesTo(scenario.next, scenario.deployed).flatMap(({ deployment }) =>
      prove(subjectFrom(deployment)).claims.filter(({ holds }) => !holds),
    );
    expect(failed).toEqual([]);
  }, 120_000);

  test('at the end every stack is from the new file', () => {
    const passes = passesTo(scenario.next, scenario.deployed);
    expect(endOf(stateOf(scenario.deployed), passes)).toEqual(stateOf(scenario.next));
  });
});

const REVISION = '3'.repeat(40);

test.each([
  ['the revision before it, or after it, of', (model: string) => `${model}/${REVISION}`, true],
  ['no weights of a model whose name begins like', (model: string) => `${model}-2/${REVISION}`, false],
  ['no other folder than that of', () => `other/${REVISION}`, false],
])(
  'what runs a model may read %s its own',
  (_, folder, may) => {
    const { deployed } = scenarioOf('new weights');
    const scene = sceneIn(stateOf(deployed));
    const models = deployed.models.filter(isSelfHosted);
    expect(models.map((model) => mayReadWeights(scene, model, folder(model.name)))).toEqual([may, may]);
  },
  120_000,
);

/** What a deploy of the new file alone does, as --at-once does it. */
const atOnce = (scenario: Scenario) => momentsOf(stateOf(scenario.deployed), passesTo(scenario.next));

const scenarioOf = (name: string) => {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  return scenario;
};

test.each([
  ['a removed model on Bedrock', /the open lane chooses claude-haiku and may not call it/],
  ['another Bedrock model under the same name', /the open lane chooses gpt-oss-120b and may not call it/],
  ['a second opinion removed', /comprehend:ContainsPiiEntities/],
])(
  'deployed at once, %s takes something from what runs',
  (name, words) => {
    expect(atOnce(scenarioOf(name)).flatMap(unmetIn)).toContainEqual(expect.stringMatching(words));
  },
  120_000,
);

test('deployed at once, the last model on ECS is refused by CloudFormation: later stacks import from the foundation', () => {
  const removed = scenarioOf('a removed host kind: the last model on ECS');
  expect(atOnce(removed).flatMap(refusedExports)).toContainEqual(
    expect.stringMatching(/sandbox-inference imports .+, which no stack exports/),
  );
}, 120_000);

test('deployed at once, the last model on ECS is removed with its copies running', () => {
  const removed = scenarioOf('a removed host kind: the last model on ECS');
  expect(atOnce(removed).flatMap(removedWhileRunning)).toEqual([
    expect.stringMatching(/^Vllmqwen38bService\w+ is removed with 1 running$/),
  ]);
}, 120_000);

// A deploy that stops after any stack continues from the file that the foundation stores.
describe.each(['new weights', 'a removed host kind: the last model on ECS', 'a ceiling lowered'])(
  'after each stop, %s',
  (name) => {
    const { deployed, next } = scenarioOf(name);
    const stops = momentsOf(stateOf(deployed), passesTo(next, deployed));
    const goingOn = (to: Pass['deployment']) =>
      stops.flatMap(({ after, words }) =>
        momentsOf(after, passesTo(to, after.foundation)).flatMap((moment) =>
          [...unmetIn(moment), ...refusedExports(moment)].map(
            (found) => `stopped after ${words}; ${moment.words}: ${found}`,
          ),
        ),
      );

    test('I4: going on to the new file takes nothing from what runs', () => {
      expect(goingOn(next)).toEqual([]);
    }, 240_000);

    test('I4: going back to the deployed file takes nothing from what runs', () => {
      expect(goingOn(deployed)).toEqual([]);
    }, 240_000);
  },
);
