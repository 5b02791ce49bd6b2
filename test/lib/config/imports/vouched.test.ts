import { confirmationsAhead } from '../../../../lib/config/confirmations';
import { vouched } from '../../../../lib/config/imports/vouched';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { warningsOf } from '../../../../lib/config/warnings';
import { everythingImported } from '../../../everything-imported';
import sandbox from '../../../fixtures/deployments/sandbox';
import { changed } from '../changed';
import { landingZoneWith } from './imported';

const imported = readDeployment(landingZoneWith({}), 'test');
const DAY = Date.parse('2026-11-02T00:00:00Z');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The warnings about vouches on a day. */
const oldOn = (now: Date) => warningsOf(imported, now).filter(({ path }) => path.startsWith('imports.'));

test('a deployment without imports has nothing that is vouched for', () => {
  expect(vouched(readDeployment(sandbox, 'test'))).toEqual([]);
});

test('an imported VPC is listed with its id, what comes with it, and who vouches for it', () => {
  expect(vouched(imported)).toContainEqual({
    path: 'imports.vpc',
    thing: 'VPC',
    id: 'vpc-0a1b2c3d4e5f60718',
    further: expect.arrayContaining([expect.stringContaining('subnet-0a1b2c3d4e5f60001')]),
    says: expect.arrayContaining([expect.stringContaining('no route of its subnets leads to the internet')]),
    by: { name: 'network platform team', on: '2026-11-02' },
  });
});

test('the log archive is listed with its account and its key', () => {
  expect(vouched(readDeployment(everythingImported, 'test'))).toContainEqual(
    expect.objectContaining({
      path: 'imports.logArchive',
      id: 'bank-log-archive',
      further: [expect.stringContaining('444455556666'), expect.stringContaining('arn:aws:kms:')],
    }),
  );
});

describe('a permissions boundary', () => {
  const policy = 'platform/llm-boundary';
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const vouchedBy = { name: 'identity team', on: '2026-11-09' };
  const listed = (more: object) =>
    vouched(
      readDeployment(changed({ accountRules: { permissionsBoundary: { policy, ...more } } }), 'test'),
    ).map(({ path, id, by }) => [path, id, by.name]);

  test('without its document is listed, because nothing evaluates it', () => {
    expect(listed({ vouchedBy })).toEqual([['accountRules.permissionsBoundary', policy, 'identity team']]);
  });

  test('with its document is not, because the proof evaluates it', () => {
    expect(listed({ vouchedBy, document })).toEqual([]);
  });
});

test('no two imported things have the same name', () => {
  const things = vouched(readDeployment(everythingImported, 'test')).map(({ thing }) => thing);
  expect(new Set(things).size).toBe(things.length);
});

test('a vouch is not warned of for a year', () => {
  expect(oldOn(new Date(DAY + YEAR_MS))).toEqual([]);
});

test('a vouch that is more than a year old is a warning, with the team to ask', () => {
  const [warning] = oldOn(new Date(DAY + YEAR_MS + 1));
  expect(warning).toMatchObject({
    path: 'imports.vpc.vouchedBy.on',
    got: '2026-11-02',
    next: expect.stringContaining('network platform team'),
  });
});

describe('an administrator', () => {
  const runBy = { principals: [], pipelines: [] };
  const administrator = {
    principal: 'arn:aws:iam::111122223333:role/break-glass',
    reason: 'The platform team repairs accounts with it, and every use raises an alarm.',
    vouchedBy: { name: 'platform team', on: '2026-11-02' },
  };
  const trusting = {
    ...readDeployment(sandbox, 'test'),
    liveProof: { runBy, administrators: [administrator] },
  };
  const PATH = 'liveProof.administrators[0].vouchedBy.on';

  test('is vouched for a year, and then asked for again', () => {
    const paths = (now: number) => warningsOf(trusting, new Date(now)).map(({ path }) => path);
    expect(paths(DAY + YEAR_MS)).not.toContain(PATH);
    expect(paths(DAY + YEAR_MS + 1)).toContain(PATH);
  });

  test('cannot be vouched for on a day that has not come', () => {
    const ahead = confirmationsAhead(trusting, new Date('2026-10-01T00:00:00Z')).map(({ path }) => path);
    expect(ahead).toContain(PATH);
  });
});

test('a vouch of a day that has not come is refused', () => {
  const ahead = readDeployment(landingZoneWith({ 'imports.vpc.vouchedBy.on': '2027-01-01' }), 'test');
  expect(confirmationsAhead(ahead, new Date('2026-11-26T00:00:00Z'))).toEqual([
    expect.objectContaining({ path: 'imports.vpc.vouchedBy.on', got: '2027-01-01' }),
  ]);
});
