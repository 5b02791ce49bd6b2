import * as fc from 'fast-check';
import { isWithin } from '../../policy/boundary';
import { AUTO, candidatesFor } from '../../policy/candidates';
import { ceilingsOf } from '../../policy/ceiling';
import {
  type Policy,
  type PolicyCaller,
  type PolicyModel,
  route,
  routeTable,
} from '../../policy/route-table';
import { policy } from './arbitraries';

const model = (name: string, boundary: PolicyModel['boundary'], more: Partial<PolicyModel> = {}) => ({
  name,
  boundary,
  auto: true,
  fallbacks: [],
  ...more,
});
const CALLER: PolicyCaller = { name: 'claims', floor: 'public', models: 'all' };
const policyWith = (...models: PolicyModel[]): Policy => ({
  ceilings: ceilingsOf('global'),
  models,
  callers: [CALLER],
});

const names = (candidates: ReturnType<typeof candidatesFor>) => candidates?.map(({ model }) => model);

test('auto tries the models in the order of the deployment, and leaves out those not marked auto', () => {
  const policy = policyWith(
    model('b', 'account'),
    model('hidden', 'account', { auto: false }),
    model('a', 'region'),
  );
  expect(names(candidatesFor(policy, route(policy, 'open', CALLER, 'public'), AUTO))).toEqual(['b', 'a']);
});

test('a named model is tried first, then its fallbacks in their order, each once', () => {
  const policy = policyWith(
    model('a', 'account', { fallbacks: ['c', 'b', 'c', 'a'] }),
    model('b', 'account'),
    model('c', 'account'),
  );
  expect(names(candidatesFor(policy, route(policy, 'open', CALLER, 'public'), 'a'))).toEqual(['a', 'c', 'b']);
});

test('I2: a fallback above the ceiling is refused with its reason', () => {
  const policy = policyWith(model('own', 'account', { fallbacks: ['far'] }), model('far', 'global'));
  const candidates = candidatesFor(policy, route(policy, 'open', CALLER, 'confidential'), 'own');
  expect(candidates).toEqual([
    expect.objectContaining({ model: 'own', kept: true, position: 0 }),
    {
      model: 'far',
      boundary: 'global',
      kept: false,
      reason: 'above-ceiling',
      words: 'confidential data may travel no further than region; far answers at boundary global',
    },
  ]);
});

test('I2: for every requested model, no candidate that is tried is above the ceiling', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy)) {
        for (const requested of [AUTO, ...policy.models.map(({ name }) => name)]) {
          for (const { kept, boundary } of candidatesFor(policy, row, requested) ?? []) {
            if (kept) expect(isWithin(boundary, policy.ceilings[row.dataClass])).toBe(true);
          }
        }
      }
    }),
  );
});

test('the positions of the kept candidates count up from zero without a gap', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy)) {
        const tried = (candidatesFor(policy, row, AUTO) ?? []).filter(({ kept }) => kept);
        expect(tried.map(({ position }) => position)).toEqual(tried.map((_, index) => index));
      }
    }),
  );
});

test('a refused candidate keeps its reason and has no position', () => {
  const policy = policyWith(model('far', 'global'));
  const [candidate] = candidatesFor(policy, route(policy, 'open', CALLER, 'restricted'), 'far') ?? [];
  expect(candidate).not.toHaveProperty('position');
});

test('an unknown model gives undefined, not an empty list', () => {
  const policy = policyWith(model('own', 'account'));
  expect(candidatesFor(policy, route(policy, 'open', CALLER, 'public'), 'gpt-5')).toBeUndefined();
});

test('a name such as __proto__ is an unknown model', () => {
  const policy = policyWith(model('own', 'account'));
  expect(candidatesFor(policy, route(policy, 'open', CALLER, 'public'), '__proto__')).toBeUndefined();
});

const INABILITY = { reason: 'context-too-small', words: 'too small' } as const;

test('I2: inability refuses allowed models only, and never keeps one that the table refuses', () => {
  fc.assert(
    fc.property(policy, fc.func(fc.boolean()), (policy, unable) => {
      for (const row of routeTable(policy)) {
        const allowed = candidatesFor(policy, row, AUTO) ?? [];
        const able =
          candidatesFor(policy, row, AUTO, (model) => (unable(model) ? INABILITY : undefined)) ?? [];
        expect(able.map(({ model }) => model)).toEqual(allowed.map(({ model }) => model));
        able.forEach((candidate, index) => {
          const before = allowed[index];
          expect(candidate.kept).toBe(before?.kept === true && !unable(candidate.model));
          if (!before?.kept) expect(candidate).toEqual(before);
          else if (unable(candidate.model)) expect(candidate).toMatchObject(INABILITY);
        });
      }
    }),
  );
});

test('the positions of the remaining models count up from zero without a gap', () => {
  fc.assert(
    fc.property(policy, fc.func(fc.boolean()), (policy, unable) => {
      for (const row of routeTable(policy)) {
        const able =
          candidatesFor(policy, row, AUTO, (model) => (unable(model) ? INABILITY : undefined)) ?? [];
        const positions = able.filter(({ kept }) => kept).map(({ position }) => position);
        expect(positions).toEqual(positions.map((_, index) => index));
      }
    }),
  );
});
