import fc from 'fast-check';
import { AUTO, candidatesFor } from '../../policy/candidates';
import { routeTable } from '../../policy/route-table';
import { policy } from './arbitraries';

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

test('the positions of the models that are left count up from nought without a gap', () => {
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
