import { storedText } from '../../../lib/config/transition/stored-deployment';
import { chooseDeployed } from '../../../scripts/deploy/choose-deployed';
import type { Deployed } from '../../../scripts/deploy/deployed-file';
import { fixtureDeployment } from '../../fixture-deployments';

const sandbox = fixtureDeployment('sandbox');
const other = { ...sandbox, residency: 'global' as const };
const choose = (deployed: Deployed, stated?: typeof sandbox) =>
  chooseDeployed(deployed, stated, 'sandbox-foundation');
const stacks = ['foundation', 'inference', 'gateway', 'operations'] as const;
const stored: Deployed = { kind: 'stored', text: storedText(sandbox), stacks };

test('what the foundation stores is deployed', () => {
  expect(choose(stored)).toEqual(sandbox);
});

test('where there is no foundation, nothing is deployed', () => {
  expect(choose({ kind: 'nothing' })).toBeUndefined();
});

test('a release that stored no file is named, with both ways to say what it deployed', () => {
  expect(() => choose({ kind: 'unknown', stacks })).toThrow(
    /a release before this one deployed it[\s\S]*--deployed <path>[\s\S]*has not changed[\s\S]*git show/,
  );
});

test('the user says what such a release deployed', () => {
  expect(choose({ kind: 'unknown', stacks }, other)).toBe(other);
});

test('the user cannot contradict what the foundation stores; each difference is named', () => {
  expect(() => choose(stored, other)).toThrow(/residency is "global", expected "geography"/);
});

test('the user may name the file that the foundation stores', () => {
  expect(choose(stored, sandbox)).toEqual(sandbox);
});

test('a stored file that this release cannot read is refused, unless the user names the file', () => {
  const unreadable: Deployed = { kind: 'stored', text: '{}', stacks };
  expect(() => choose(unreadable)).toThrow(/none that this release can read[\s\S]*--deployed/);
  expect(choose(unreadable, other)).toBe(other);
});

test('a stated file for a foundation that does not exist is refused', () => {
  expect(() => choose({ kind: 'nothing' }, sandbox)).toThrow(/does not exist. Leave --deployed out/);
});

test.each<[string, Deployed]>([
  ['stores no file', { kind: 'unknown', stacks: ['foundation'] }],
  ['stores a file that this release cannot read', { kind: 'stored', text: '{}', stacks: ['foundation'] }],
])('a foundation that nothing uses, and that %s, needs no stated file', (_, deployed) => {
  expect(choose(deployed)).toBeUndefined();
});

test.each([['inference'], ['gateway'], ['operations']] as const)(
  'a foundation that the %s stack uses, and that stores no file, needs a stated one',
  (part) => {
    expect(() => choose({ kind: 'unknown', stacks: ['foundation', part] })).toThrow(/--deployed <path>/);
  },
);
