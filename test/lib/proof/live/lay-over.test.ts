import fc from 'fast-check';
import type { AccountNames } from '../../../../lib/proof/live/account-names';
import { layOver } from '../../../../lib/proof/live/lay-over';

const LITERAL: AccountNames = { isSame: (one, other) => one === other, symbolic: (value) => value };

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ minLength: 1, maxLength: 4 }),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), tie('value'), { minKeys: 1, maxKeys: 3 }),
  ),
})).value;

test('a value never differs from itself', () => {
  fc.assert(fc.property(json, (value) => expect(layOver(value, value, LITERAL).differences).toEqual([])));
});

test('a list differs in no order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), (list) => {
      expect(layOver(list, [...list].reverse(), LITERAL).differences).toEqual([]);
    }),
  );
});

test('each key that only the account has is a difference, and stays in the value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), json, { minKeys: 1 }), (found) => {
      const { value, differences } = layOver({}, found, LITERAL);
      expect(value).toEqual({ ...found });
      expect(differences.map(({ path }) => path).sort()).toEqual(Object.keys(found).sort());
    }),
  );
});

test('a key that only the template has is a difference', () => {
  expect(layOver({ a: 1 }, {}, LITERAL).differences).toEqual([{ path: 'a', template: 1 }]);
});

test('a statement of a policy is the same with one action as a text or as a list, and with another id', () => {
  const policy = (Action: unknown, Sid: string) => ({
    Version: '2012-10-17',
    Statement: [{ Sid, Effect: 'Allow', Action, Resource: '*' }],
  });
  expect(layOver(policy('s3:GetObject', 'a'), policy(['s3:GetObject'], 'b'), LITERAL).differences).toEqual(
    [],
  );
});

test('a statement that only the account has is a difference', () => {
  const deny = { Effect: 'Deny', Action: ['a:B'], Resource: ['*'] };
  const more = { Effect: 'Allow', Action: ['a:C'], Resource: ['*'] };
  const { differences } = layOver({ Statement: [deny] }, { Statement: [deny, more] }, LITERAL);
  expect(differences).toEqual([{ path: 'Statement', account: more }]);
});
