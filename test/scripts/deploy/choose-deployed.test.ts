import { storedText } from '../../../lib/config/transition/stored-deployment';
import { chooseDeployed } from '../../../scripts/deploy/choose-deployed';
import type { Deployed } from '../../../scripts/deploy/deployed-file';
import { fixtureDeployment } from '../../fixture-deployments';

const sandbox = fixtureDeployment('sandbox');
const other = { ...sandbox, residency: 'global' as const };
const choose = (deployed: Deployed, stated?: typeof sandbox) =>
  chooseDeployed(deployed, stated, 'sandbox-foundation');
const stored: Deployed = { kind: 'stored', text: storedText(sandbox) };

test('what the foundation stores is deployed', () => {
  expect(choose(stored)).toEqual(sandbox);
});

test('where there is no foundation, nothing is deployed', () => {
  expect(choose({ kind: 'nothing' })).toBeUndefined();
});

test('a release that stored no file is named, with both ways to say what it deployed', () => {
  expect(() => choose({ kind: 'unknown' })).toThrow(
    /a release before this one deployed it[\s\S]*--deployed <path>[\s\S]*has not changed[\s\S]*git show/,
  );
});

test('the user says what such a release deployed', () => {
  expect(choose({ kind: 'unknown' }, other)).toBe(other);
});

test('the user cannot contradict what the foundation stores; each difference is named', () => {
  expect(() => choose(stored, other)).toThrow(/residency is "global", expected "geography"/);
});

test('the user may name the file that the foundation stores', () => {
  expect(choose(stored, sandbox)).toEqual(sandbox);
});

test('a stored file that this release cannot read is refused, unless the user names the file', () => {
  const unreadable: Deployed = { kind: 'stored', text: '{}' };
  expect(() => choose(unreadable)).toThrow(/none that this release can read[\s\S]*--deployed/);
  expect(choose(unreadable, other)).toBe(other);
});

test('a stated file for a foundation that does not exist is refused', () => {
  expect(() => choose({ kind: 'nothing' }, sandbox)).toThrow(/does not exist. Leave --deployed out/);
});
