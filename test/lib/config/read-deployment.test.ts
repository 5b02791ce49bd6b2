import fc from 'fast-check';
import { readDeployment } from '../../../lib/config/read-deployment';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import sandbox from '../../fixtures/deployments/sandbox';
import { changed, problemsAfter, problemsIn } from './changed';

test.each(FIXTURES)('the fixture %s is valid', (name) => {
  expect(fixtureDeployment(name).name).toBe(name);
});

test('defaults are filled in, and are the safe ones', () => {
  const deployment = readDeployment(changed({ logRetentionDays: undefined }), 'sandbox');
  expect(deployment).toMatchObject({
    logRetentionDays: 3653,
    ceilings: {},
    unserved: [],
    accountSettings: { apiGateway: 'require' },
    clients: { endpoints: [], cidrs: [], accounts: [] },
  });
});

test('every problem of a file is reported at once, mistyped values and contradictions alike', () => {
  const problems = problemsAfter({
    account: '123',
    availabilityZones: ['us-east-1a', 'eu-central-1a'],
    'models[0].contextTokens': 'many',
    'models[1].instanceType': 'ml.g6.xlrge',
    'callers[0].floor': 'secret',
    colour: 'blue',
  });
  expect(problems.map(({ path }) => path)).toEqual([
    'account',
    'models[0].contextTokens',
    'callers[0].floor',
    'colour',
    'availabilityZones[1]',
    'models[1].instanceType',
  ]);
});

test('an error states the value, the allowed values and what to change', () => {
  const message = () => readDeployment(changed({ residency: 'geografy' }), 'deployments/mine.ts');
  expect(message).toThrow(
    [
      'deployments/mine.ts is not a valid deployment: 1 problem',
      '',
      '  residency',
      '    got      "geografy"',
      '    allowed  "account", "region", "geography", "global"',
      '    fix      write "geography"',
      '',
    ].join('\n'),
  );
});

test('I11: reading a deployment depends on the file only', () => {
  const first = readDeployment(sandbox, 'sandbox');
  process.env.AWS_REGION = 'eu-west-1';
  const second = readDeployment(structuredClone(sandbox), 'sandbox');
  delete process.env.AWS_REGION;
  expect(second).toEqual(first);
});

test('for every input, the only error is one that can be printed to its author', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      for (const { path, allowed, fix } of problemsIn(input)) {
        expect([path, allowed, fix]).not.toContain('');
      }
    }),
  );
});

test('if one value of a valid file is replaced or removed, every problem names a path of the file', () => {
  const places = pathsOf(sandbox);
  const anything = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom(...valuesOf(sandbox)));
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (path, value) => {
      const sections = [...Object.keys(sandbox), 'ceilings', 'unserved', 'clients', '(the whole file)'];
      for (const problem of problemsIn(changed({ [path]: value }))) {
        expect(sections).toContain(problem.path.split(/[.[]/)[0]);
      }
    }),
    { numRuns: 500 },
  );
});

/** Every path of plain data, as `changed` takes them. */
function pathsOf(data: unknown, at = ''): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const path = Array.isArray(data) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    return [path, ...pathsOf(value, path)];
  });
}

/** Every value of plain data: right somewhere, wrong elsewhere. */
function valuesOf(data: unknown): unknown[] {
  return typeof data === 'object' && data !== null
    ? [data, ...Object.values(data).flatMap(valuesOf)]
    : [data];
}
