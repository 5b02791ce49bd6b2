import type { Expected } from '../../../../lib/proof/matching/expected';
import { match } from '../../../../lib/proof/matching/match';
import { createWorld } from '../../../../lib/proof/template/world';

const common = { stack: 'gateway', claim: 'some.claim', properties: {} } as const;
const expected: readonly Expected[] = [
  { ...common, thing: 'first', type: 'Some::First' },
  { ...common, thing: 'last', type: 'Some::Last', after: ['first'] },
];

function differencesWith(last: object): readonly string[] {
  const Resources = { First: { Type: 'Some::First' }, Last: { Type: 'Some::Last', ...last } };
  const { all } = createWorld({
    stacks: { 'x-gateway': { Resources } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  return match(expected, all).differences.map(({ words, undecided }) => `${words}, ${undecided}`);
}

test.each([
  { what: 'a text', DependsOn: 'First' },
  { what: 'a list', DependsOn: ['First'] },
  { what: 'a list with more', DependsOn: ['Other', 'First'] },
])('a resource that must come after another one depends on it, by $what', ({ DependsOn }) => {
  expect(differencesWith({ DependsOn })).toEqual([]);
});

test.each([
  { what: 'on nothing', last: {} },
  { what: 'on something else', last: { DependsOn: ['Other'] } },
])('a resource that depends $what may come first, which is a difference', ({ last }) => {
  expect(differencesWith(last)).toEqual([expect.stringMatching(/: DependsOn lacks first, false$/)]);
});
