import type { Changes } from '../changed';
import { problemsOf } from './imported';

const key = (arn: string) => ({ arn, vouchedBy: { name: 'cryptography team', on: '2026-11-09' } });
const ID = '0a1b2c3d-0009-4e5f-8071-829304a5b6c7';
const HOME = 'arn:aws:kms:us-east-1:111122223333:key';
const paths = (changes: Changes) => problemsOf(changes).map(({ path }) => path);

test.each(['data', 'audit', 'digest', 'heads', 'volumes'])('the %s key may be imported', (name) => {
  expect(paths({ [`imports.keys.${name}`]: key(`${HOME}/${ID}`) })).toEqual([]);
});

test('a replica of a multi-region key may be imported', () => {
  expect(paths({ 'imports.keys.audit': key(`${HOME}/mrk-${'0'.repeat(32)}`) })).toEqual([]);
});

test.each([
  ['another account', `arn:aws:kms:us-east-1:999988887777:key/${ID}`],
  ['another region', `arn:aws:kms:us-west-2:111122223333:key/${ID}`],
  ['another partition', `arn:aws-us-gov:kms:us-east-1:111122223333:key/${ID}`],
])('a key of %s is refused', (_what, arn) => {
  expect(problemsOf({ 'imports.keys.audit': key(arn) })).toEqual([
    expect.objectContaining({ path: 'imports.keys.audit.arn', allowed: expect.stringContaining(HOME) }),
  ]);
});

test('an alias is refused: it may lead to another key tomorrow', () => {
  expect(problemsOf({ 'imports.keys.audit': key('arn:aws:kms:us-east-1:111122223333:alias/audit') })).toEqual(
    [
      expect.objectContaining({
        path: 'imports.keys.audit.arn',
        fix: expect.stringContaining('not of an alias'),
      }),
    ],
  );
});

test('one key may encrypt everything', () => {
  const one = key(`${HOME}/${ID}`);
  expect(paths({ 'imports.keys.data': one, 'imports.keys.audit': one, 'imports.keys.volumes': one })).toEqual(
    [],
  );
});

test.each([
  ['digest', 'data'],
  ['heads', 'audit'],
  ['heads', 'digest'],
])('the %s key is not the %s key: KMS has a type for each', (one, other) => {
  const same = key(`${HOME}/${ID}`);
  expect(paths({ [`imports.keys.${one}`]: same, [`imports.keys.${other}`]: same })).toEqual([
    `imports.keys.${one}.arn`,
  ]);
});
