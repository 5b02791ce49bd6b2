import type { Deployment } from '../../../lib/config/deployment';
import { vouched } from '../../../lib/config/imports/vouched';
import type { ImportedPrerequisite } from '../../../scripts/preflight/imported-prerequisite';
import { nameOf } from '../../../scripts/preflight/names';
import { neededOfImports } from '../../../scripts/preflight/needed-of-imports';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';

const landingZone = fixtureDeployment('landing-zone');
const { imports } = landingZone;

function only<K extends ImportedPrerequisite['kind']>(kind: K, deployment: Deployment = landingZone) {
  const is = (one: ImportedPrerequisite): one is Extract<ImportedPrerequisite, { kind: K }> =>
    one.kind === kind;
  return neededOfImports(deployment).filter(is);
}

const withVpc = (change: Partial<NonNullable<typeof imports.vpc>>): Deployment =>
  imports.vpc ? { ...landingZone, imports: { ...imports, vpc: { ...imports.vpc, ...change } } } : landingZone;

test.each(vouched(landingZone).map((one) => [one.path, one] as const))(
  'a preflight looks at %s, and names who vouches for it and when',
  (path, { by, id }) => {
    const names = neededOfImports(landingZone)
      .filter(({ of }) => of.path === path)
      .map(nameOf);
    expect(names).not.toEqual([]);
    for (const name of names) {
      expect(name).toContain(`${id}, vouched for by ${by.name} on ${by.on}`);
    }
  },
);

test.each(FIXTURES.filter((name) => name !== 'landing-zone'))('%s imports nothing to look at', (name) => {
  expect(neededOfImports(fixtureDeployment(name))).toEqual([]);
});

test('the first block of the VPC is that of the network', () => {
  expect(only('imported-vpc')[0]).toMatchObject({
    account: '111122223333',
    blocks: ['10.60.0.0/22', '100.64.32.0/20'],
  });
});

test.each([
  ['flow logs', 'imported-flow-logs', { flowLogs: { none: 'The central firewall logs.' } }],
  ['DNS firewall', 'imported-dns-firewall', { dnsFirewall: { none: 'The central resolver refuses.' } }],
] as const)('a VPC whose owner has no %s is not asked for it', (_, kind, change) => {
  expect(only(kind)).toHaveLength(1);
  expect(only(kind, withVpc(change))).toEqual([]);
});

test('an endpoint in the VPC and one in a hub are looked at in their own ways', () => {
  expect(only('imported-endpoint').map(({ service }) => service)).toEqual([
    'com.amazonaws.us-east-1.logs',
    'com.amazonaws.us-east-1.s3',
  ]);
  expect(only('imported-hub-endpoint').map(({ service }) => service)).toEqual([
    'com.amazonaws.us-east-1.kms',
    'com.amazonaws.us-east-1.kinesis-firehose',
    // Prompts go to the FIPS endpoint where the region has one.
    'com.amazonaws.us-east-1.bedrock-runtime-fips',
  ]);
});

test('a policy is compared where its owner vouches for it, and not where the file says that it admits more', () => {
  const paths = only('owner-policy').map(({ of, on }) => `${of.path} ${on}`);
  expect(paths).toEqual([
    'imports.keys.data key',
    'imports.keys.digest key',
    'imports.keys.heads key',
    'imports.keys.volumes key',
    'imports.endpoints[0] endpoint',
    'imports.endpoints[2] endpoint',
    'imports.endpoints[3] endpoint',
    'imports.endpoints[4] endpoint',
    'imports.accessLogBucket bucket',
    'imports.alarmTopic topic',
  ]);
});

test('the policy of a key with two purposes is compared once, with the statements of both', () => {
  const { data, volumes } = imports.keys;
  const shared = { ...landingZone, imports: { ...imports, keys: { data, volumes: data } } };
  const apart = { ...landingZone, imports: { ...imports, keys: { data, volumes } } };
  const statements = (deployment: Deployment) =>
    only('owner-policy', deployment)
      .filter(({ on }) => on === 'key')
      .map((one) => one.statements);
  expect(statements(shared)).toEqual([statements(apart).flat()]);
});
