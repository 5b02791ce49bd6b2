import { areaOf } from '../../../lib/sabotage/areas';
import { pathMatches } from '../../../lib/sabotage/pattern';
import { statedClaims } from '../../../lib/sabotage/stated-claims';

const target = (type: string, path: readonly string[]) => ({ type, where: '{stack/One}', path });

test('a changed policy should break the claims about permissions, and those about roles', () => {
  const mutation = {
    kind: 'widen',
    target: target('AWS::IAM::ManagedPolicy', ['Properties', 'PolicyDocument']),
  } as const;
  expect(statedClaims(mutation)).toEqual(expect.arrayContaining(['roles.*', 'I3.*', 'endpoints.*']));
});

test.each(['add-type', 'duplicate', 'add-hostile'] as const)(
  '%s should break the claim that there is nothing else',
  (kind) => {
    expect(statedClaims({ kind, target: target('AWS::Kinesis::Stream', []) })).toContain(
      'world.nothing-else',
    );
  },
);

test('a hostile property is no resource that is not expected', () => {
  const mutation = { kind: 'add-hostile', target: target('AWS::S3::Bucket', ['Properties', 'X']) } as const;
  expect(statedClaims(mutation)).not.toContain('world.nothing-else');
});

test('a type that no deployment has is in the area of what is not expected', () => {
  expect(areaOf({ target: target('AWS::Kinesis::Stream', []) })).toBe('nothing-else');
});

test.each([
  ['', 'a', false],
  ['**', 'a/b', true],
  ['a/**', 'a', true],
  ['a/**', 'a/b/c', true],
  ['a/**/c', 'a/b/b/c', true],
  ['a/**/c', 'a/c', true],
  ['a/*/c', 'a/b/c', true],
  ['a/*/c', 'a/c', false],
  ['a/b', 'a/b/c', false],
  ['a/x*', 'a/xyz', true],
  ['a/x*', 'a/yx', false],
])('the pattern "%s" matches %s: %s', (pattern, path, matches) => {
  expect(pathMatches(pattern, path.split('/'))).toBe(matches);
});
