import * as fc from 'fast-check';
import { isWithin } from '../../policy/boundary';
import { ceilingsOf } from '../../policy/ceiling';
import { DATA_CLASSES } from '../../policy/data-class';
import {
  lanesOf,
  lanesOfCaller,
  laneUsesModel,
  type Policy,
  type PolicyCaller,
  type PolicyModel,
  route,
  routeTable,
} from '../../policy/route-table';
import { boundary, lowered, models, policy } from './arbitraries';

const model = (name: string, boundary: PolicyModel['boundary']): PolicyModel => ({
  name,
  boundary,
  auto: true,
  fallbacks: [],
});
const OWN = model('own', 'account');
const HOSTED = model('hosted', 'region');
const CALLER: PolicyCaller = { name: 'claims', floor: 'public', models: 'all' };
const HYBRID: Policy = { ceilings: ceilingsOf('global'), models: [OWN, HOSTED], callers: [CALLER] };

const keptIn = (policy: Policy) =>
  routeTable(policy).flatMap((row) =>
    row.verdicts
      .filter((verdict) => verdict.kept)
      .map((verdict) => [row.lane, row.caller, row.dataClass, verdict.model].join(' ')),
  );

test('I1: no row is below the floor of its caller', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy)) {
        const floor = policy.callers.find(({ name }) => name === row.caller)?.floor ?? 'restricted';
        expect(DATA_CLASSES.indexOf(row.dataClass)).toBeGreaterThanOrEqual(DATA_CLASSES.indexOf(floor));
      }
    }),
  );
});

test('I2: a model is kept only if its boundary is within the ceiling of the class', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const { dataClass, verdicts } of routeTable(policy)) {
        for (const verdict of verdicts.filter(({ kept }) => kept)) {
          expect(isWithin(verdict.boundary, policy.ceilings[dataClass])).toBe(true);
        }
      }
    }),
  );
});

test('I3: a row of the sealed lane keeps models inside the account and no others', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      const sealed = routeTable(policy).filter(({ lane }) => lane === 'sealed');
      const kept = sealed.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.kept));
      expect(kept.every((verdict) => verdict.boundary === 'account')).toBe(true);
    }),
  );
});

test('a caller is never routed to a model it may not use', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy)) {
        const allowed = policy.callers.find(({ name }) => name === row.caller)?.models ?? [];
        for (const { model } of row.verdicts.filter(({ kept }) => kept)) {
          expect(allowed === 'all' || allowed.includes(model)).toBe(true);
        }
      }
    }),
  );
});

test('every row has one verdict on every model, in deployment order, with a reason in words', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const { verdicts } of routeTable(policy)) {
        expect(verdicts.map((verdict) => verdict.model)).toEqual(policy.models.map(({ name }) => name));
        expect(verdicts.every((verdict) => verdict.words.includes(verdict.model))).toBe(true);
      }
    }),
  );
});

test('adding a model changes no verdict on another model', () => {
  fc.assert(
    fc.property(policy, models, (policy, more) => {
      const added = more.filter(({ name }) => !policy.models.some((model) => model.name === name));
      const rowsOf = (policy: Policy) =>
        new Map(
          routeTable(policy).map(({ lane, caller, dataClass, verdicts }) => [
            [lane, caller, dataClass].join(' '),
            new Map(verdicts.map((verdict) => [verdict.model, verdict])),
          ]),
        );
      const after = rowsOf({ ...policy, models: [...policy.models, ...added] });
      for (const [key, verdicts] of rowsOf(policy)) {
        for (const [name, verdict] of verdicts) expect(after.get(key)?.get(name)).toEqual(verdict);
      }
    }),
  );
});

test('removing the residency refuses no model that was allowed', () => {
  fc.assert(
    fc.property(policy, boundary, lowered, (policy, residency, lowered) => {
      const before = keptIn({ ...policy, ceilings: ceilingsOf(residency, lowered) });
      const after = keptIn({ ...policy, ceilings: ceilingsOf('global', lowered) });
      expect(after).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('a deployment has a row for each lane, caller and class that the caller can send', () => {
  const rows = routeTable(HYBRID).map(({ lane, dataClass }) => `${lane} ${dataClass}`);
  expect(rows).toEqual([
    ...DATA_CLASSES.map((dataClass) => `open ${dataClass}`),
    ...DATA_CLASSES.map((dataClass) => `sealed ${dataClass}`),
  ]);
});

test('I4: restricted data on the open lane is refused if there is a sealed lane', () => {
  const refused = (policy: Policy) =>
    routeTable(policy)
      .filter((row) => row.refusal)
      .map(({ lane, dataClass }) => `${lane} ${dataClass}`);
  expect(refused(HYBRID)).toEqual(['open restricted']);
  expect(refused({ ...HYBRID, models: [HOSTED] })).toEqual([]);
});

test('I4: a lane uses a model exactly if some row that is not refused keeps it', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      const table = routeTable(policy);
      const kept = new Set(
        table
          .filter((row) => !row.refusal)
          .flatMap((row) =>
            row.verdicts.filter(({ kept }) => kept).map(({ model }) => `${row.lane} ${model}`),
          ),
      );
      for (const lane of lanesOf(policy)) {
        for (const { name } of policy.models) {
          expect(laneUsesModel(table, lane, name)).toBe(kept.has(`${lane} ${name}`));
        }
      }
    }),
  );
});

test('I4: if every caller sends restricted data only, the open lane uses no model and the sealed one does', () => {
  const table = routeTable({ ...HYBRID, callers: [{ ...CALLER, floor: 'restricted' }] });
  expect(laneUsesModel(table, 'open', 'own')).toBe(false);
  expect(laneUsesModel(table, 'sealed', 'own')).toBe(true);
});

test('a caller has rows only for lanes that accept one of its credentials', () => {
  const table = routeTable({ ...HYBRID, callers: [{ ...CALLER, lanes: ['sealed'] }] });
  expect([...new Set(table.map((row) => row.lane))]).toEqual(['sealed']);
});

test('removing a lane from a caller removes its rows and changes no other', () => {
  const rows = (lanes?: PolicyCaller['lanes']) => routeTable({ ...HYBRID, callers: [{ ...CALLER, lanes }] });
  expect(rows(['open'])).toEqual(rows().filter((row) => row.lane === 'open'));
});

test('the lanes of a caller are those on which some request of it is answered', () => {
  const restricted: PolicyCaller = { ...CALLER, name: 'restricted', floor: 'restricted' };
  const table = routeTable({ ...HYBRID, callers: [CALLER, restricted] });
  expect([lanesOfCaller(table, 'claims'), lanesOfCaller(table, 'restricted')]).toEqual([
    ['open', 'sealed'],
    ['sealed'],
  ]);
});

test.each(['declaration', 'detection'] as const)(
  'restricted data on the open lane is refused if the deployment’s setting for %s is unknown',
  (by) => {
    const said = { ...HYBRID, restrictedOnOpenLane: { declaration: 'allow', detection: 'allow' } as never };
    expect(route(said, 'open', CALLER, 'restricted', by).refusal).toBe('use-sealed-lane');
  },
);

test('the reason of a wide boundary is in the words of every verdict on the model, kept or refused', () => {
  const far = { ...model('far', 'global'), because: 'AWS keeps its prompts' };
  const table = routeTable({ ceilings: ceilingsOf('global'), models: [far, OWN], callers: [CALLER] });
  const words = table.flatMap(({ verdicts }) => verdicts.filter((one) => one.model === 'far'));
  expect(new Set(words.map(({ reason }) => reason))).toEqual(
    new Set(['within-ceiling', 'above-ceiling', 'outside-lane']),
  );
  for (const verdict of words) {
    expect(verdict.words).toContain('far answers at boundary global (AWS keeps its prompts)');
  }
});
