import type { Deployment } from '../../../../lib/config/deployment';
import { isSelfHosted } from '../../../../lib/config/model';
import { STACK_PARTS } from '../../../../lib/config/stack-parts';
import { answersOf } from '../../../../lib/config/transition/answers';
import { type IsFrom, isSame, type Pass, passesTo } from '../../../../lib/config/transition/passes';
import { TransitionError } from '../../../../lib/config/transition/transition-error';
import { passesInAccount } from '../../../../scripts/deploy/passes-in-account';
import { endOf, type Moment, momentsOf, type State, stateOf } from '../../../transitions/moments';
import { generatedPairs } from './generated-pairs';

// A deploy stops after any stack. Then the new file is deployed once more, or the one before it.

/** What an edit of models and limits may have besides: nothing that a router shows, or another order. */
const BESIDES: readonly ((file: Deployment) => Partial<Deployment>)[] = [
  () => ({}),
  ({ operations }) => ({ operations: { ...operations, alarmEmail: 'other@example.com' } }),
  () => ({ tags: { team: 'platform' } }),
  ({ clients }) => ({ clients: { ...clients, cidrs: ['10.64.0.0/16'] } }),
  ({ models }) => ({ models: [...models].reverse() }),
];

const PAIRS = generatedPairs(50).map(({ deployed, next }, index) => ({
  deployed: { ...deployed, ...BESIDES[index % 3]?.(deployed) },
  next: { ...next, ...BESIDES[index % BESIDES.length]?.(next) },
}));

/** What a template shows of a value: addresses for alarms are in one stack, client networks in two. */
const shown = (part: keyof State, { clients, operations, ...rest }: Deployment): Deployment => ({
  ...rest,
  clients: part === 'gateway' || part === 'operations' ? { ...clients, cidrs: [] } : clients,
  operations: part === 'operations' ? operations : { ...operations, alarmEmail: '' },
});

const isFromIn =
  (state: State): IsFrom =>
  (part, value) =>
    isSame(shown(part, state[part]), shown(part, value));

function passesFrom(state: State, to: Deployment): readonly Pass[] | undefined {
  try {
    return passesInAccount(to, {
      deployed: state.foundation,
      stacks: STACK_PARTS,
      isFrom: isFromIn(state),
    });
  } catch (error) {
    if (error instanceof TransitionError) return undefined;
    throw error;
  }
}

interface Resumed {
  readonly stop: Moment;
  readonly to: Deployment;
  readonly passes: readonly Pass[] | undefined;
  readonly moments: readonly Moment[];
}

/** Each stop of each deploy that is not refused, and what a deploy of either file does from there. */
const RESUMED: readonly Resumed[] = PAIRS.flatMap(({ deployed, next }) => {
  let passes: readonly Pass[] = [];
  try {
    passes = passesTo(next, deployed);
  } catch (error) {
    if (!(error instanceof TransitionError)) throw error;
  }
  return momentsOf(stateOf(deployed), passes).flatMap((stop) =>
    [next, deployed].map((to) => {
      const found = passesFrom(stop.after, to);
      return { stop, to, passes: found, moments: momentsOf(stop.after, found ?? []) };
    }),
  );
});

const callOf = ({ models }: Deployment, name: string): string => {
  const model = models.find((one) => one.name === name);
  return model?.host === 'bedrock' ? JSON.stringify([model.modelId, model.profile]) : name;
};

const routes = (file: Deployment) =>
  answersOf(file).map(({ lane, caller, dataClass, model }) =>
    [lane, caller, dataClass, callOf(file, model)].join(' '),
  );
const permissions = (file: Deployment) =>
  answersOf(file).map(({ lane, model }) => `${lane} ${callOf(file, model)}`);
const calls = (file: Deployment) => file.models.map(({ name }) => callOf(file, name));
const exported = (file: Deployment) => file.models.filter(isSelfHosted).map(({ name }) => name);

const known = new Map<unknown, Map<Deployment, ReadonlySet<string>>>();
function setOf(of: (file: Deployment) => readonly string[], file: Deployment): ReadonlySet<string> {
  const values = known.get(of) ?? new Map<Deployment, ReadonlySet<string>>();
  known.set(of, values);
  const found = values.get(file) ?? new Set(of(file));
  values.set(file, found);
  return found;
}

const beyond = (
  of: (file: Deployment) => readonly string[],
  file: Deployment,
  ...files: readonly Deployment[]
) => [...setOf(of, file)].filter((one) => !files.some((other) => setOf(of, other).has(one)));

/** What runs in a state, and another stack does not give it. */
const lacking = ({ foundation, inference, gateway }: State) => [
  ...beyond(permissions, gateway, inference),
  ...beyond(calls, gateway, foundation),
  ...beyond(calls, inference, foundation),
  ...beyond(exported, inference, foundation),
  ...beyond(exported, gateway, inference),
];

const found = (look: (resumed: Resumed, moment: Moment) => readonly string[]) =>
  RESUMED.flatMap((resumed) =>
    resumed.moments.flatMap((moment) =>
      look(resumed, moment).map(
        (words) =>
          `stopped after ${resumed.stop.words}, ${resumed.passes?.map(({ name }) => name).join(' ')}, ${moment.words}: ${words}`,
      ),
    ),
  );

test('there are many stops, and few ways from them are refused', () => {
  expect(RESUMED.length).toBeGreaterThan(400);
  expect(RESUMED.filter(({ passes }) => !passes).length / RESUMED.length).toBeLessThan(0.05);
});

test('I4: from every stop, to either file, nothing that runs loses a permission or an export', () => {
  expect(found((_, { before, after }) => [...lacking(before), ...lacking(after)])).toEqual([]);
});

test('every way ends with all stacks from the file that was asked for', () => {
  const wrong = RESUMED.filter(({ passes }) => passes).filter(({ stop, to, passes = [] }) => {
    const end = endOf(stop.after, passes);
    return STACK_PARTS.some((part) => !isSame(end[part], to));
  });
  expect(wrong).toEqual([]);
});

test('I2: no router comes with a route that neither the routers of the stop nor the file has', () => {
  expect(
    found(({ stop, to }, { part, after }) =>
      part === 'gateway' ? beyond(routes, after.gateway, stop.after.gateway, to) : [],
    ),
  ).toEqual([]);
});

test('I2: no lane gets a permission back that it had lost', () => {
  expect(
    found(({ stop, to }, { part, after }) =>
      part === 'inference' ? beyond(permissions, after.inference, stop.after.inference, to) : [],
    ),
  ).toEqual([]);
});

test('where the routers are those of the file already, it is not refused, and no other routers are deployed', () => {
  const there = RESUMED.filter(({ stop, to }) => isFromIn(stop.after)('gateway', to));
  expect(there.length).toBeGreaterThan(50);
  expect(there.filter(({ passes }) => !passes).map(({ stop }) => stop.words)).toEqual([]);
  expect(
    found(({ stop, to }, { part, after }) =>
      part === 'gateway' && isFromIn(stop.after)(part, to) && !isFromIn(after)(part, to)
        ? ['other routers']
        : [],
    ),
  ).toEqual([]);
});
