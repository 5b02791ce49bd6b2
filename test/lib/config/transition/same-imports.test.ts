import type { Deployment, DeploymentInput } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { fixedFields } from '../../../../lib/config/transition/fixed-fields';
import { passesTo } from '../../../../lib/config/transition/passes';
import { everythingImported } from '../../../everything-imported';
import landingZone from '../../../fixtures/deployments/landing-zone';
import { type Changes, changed } from '../changed';
import { landingZoneWith } from '../imports/imported';

const read = (input: DeploymentInput): Deployment => readDeployment(input, 'test');
const imported = read(landingZone);
const created = read(landingZoneWith({ imports: {} }));

const refused = (deployed: Deployment, next: Deployment) =>
  fixedFields(deployed, next).map(({ path }) => path);

test('a VPC that the deployment created cannot be replaced by an imported one', () => {
  const [problem] = fixedFields(created, imported);
  expect(problem).toMatchObject({
    path: 'imports.vpc',
    allowed: expect.stringContaining('created by this deployment'),
    fix: expect.stringContaining('make a new deployment'),
  });
});

test('an imported VPC cannot be replaced by one that the deployment creates', () => {
  const [problem] = fixedFields(imported, created);
  expect(problem).toMatchObject({
    path: 'imports.vpc',
    allowed: expect.stringContaining('vpc-0a1b2c3d4e5f60718'),
  });
});

test('another VPC cannot be imported in its place', () => {
  expect(refused(imported, read(landingZoneWith({ 'imports.vpc.id': 'vpc-0a1b2c3d4e5f6ffff' })))).toEqual([
    'imports.vpc.id',
  ]);
});

test('another subnet of a zone cannot be imported in its place', () => {
  const next = read(landingZoneWith({ 'imports.vpc.subnets[1].id': 'subnet-0a1b2c3d4e5f6ffff' }));
  expect(refused(imported, next)).toEqual(['imports.vpc.subnets[1].id']);
});

test('who vouches for it may change at any time', () => {
  const next = read(landingZoneWith({ 'imports.vpc.vouchedBy': { name: 'cloud team', on: '2026-11-20' } }));
  expect(refused(imported, next)).toEqual([]);
});

test('the subnet of a zone that goes is there until nothing runs in it', () => {
  const three = read(
    landingZoneWith({
      availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      'imports.vpc.subnets[2]': {
        zone: 'us-east-1c',
        id: 'subnet-0a1b2c3d4e5f60003',
        cidr: '100.64.34.0/24',
        routeTable: 'rtb-0a1b2c3d4e5f60001',
      },
    }),
  );
  const subnets = passesTo(imported, three).map(({ deployment }) => deployment.imports.vpc?.subnets.length);
  expect(subnets).toEqual([3, 2]);
});

describe('an imported endpoint', () => {
  const endpoints = landingZone.imports?.endpoints ?? [];

  test('cannot take the place of a created one', () => {
    const next = read(landingZoneWith({}));
    const deployed = read(landingZoneWith({ 'imports.endpoints': endpoints.slice(1) }));
    expect(refused(deployed, next)).toEqual(['imports.endpoints[0]']);
  });

  test('cannot be replaced by one that the deployment creates', () => {
    expect(refused(imported, read(landingZoneWith({ 'imports.endpoints': endpoints.slice(1) })))).toEqual([
      'imports.endpoints',
    ]);
  });

  test('may have been made anew by its owner, with another id', () => {
    expect(refused(imported, read(landingZoneWith({ 'imports.endpoints[0].id': 'vpce-00000001' })))).toEqual(
      [],
    );
  });

  test('of a hub keeps its old addresses until nothing uses them', () => {
    const next = read(landingZoneWith({ 'imports.endpoints[0].addresses': ['10.9.0.99/32'] }));
    const addresses = passesTo(next, imported).map(({ deployment }) => {
      const [kms] = deployment.imports.endpoints;
      return kms?.kind === 'hub' ? kms.addresses : undefined;
    });
    expect(addresses).toEqual([['10.9.0.99/32', '10.9.0.5/32', '10.9.1.5/32'], ['10.9.0.99/32']]);
  });
});

test.each([
  ['imports.keys.data', 'data key'],
  ['imports.accessLogBucket', 'access log bucket'],
  ['imports.imageRepository', 'image repository'],
  ['imports.hostedZone', 'hosted zone'],
])('%s cannot come or go: what is kept there would stay behind', (path, thing) => {
  const without = read(landingZoneWith({ [path]: undefined }));
  for (const [deployed, next] of [
    [imported, without],
    [without, imported],
  ] as const) {
    const [problem, ...more] = fixedFields(deployed, next);
    expect(problem).toMatchObject({ path, fix: expect.stringContaining(thing) });
    expect(more).toEqual([]);
  }
});

test('the topic of alarms may become that of another team', () => {
  const created = read(landingZoneWith({ 'imports.alarmTopic': undefined }));
  expect(refused(created, imported)).toEqual([]);
  expect(refused(imported, created)).toEqual([]);
});

test('the log archive may come and go: the locked records stay where they are', () => {
  const logArchive = {
    account: '444455556666',
    bucket: 'bank-log-archive',
    keyArn: 'arn:aws:kms:us-east-1:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
    vouchedBy: { name: 'log archive team', on: '2026-11-09' },
  };
  const archived = read(landingZoneWith({ 'imports.logArchive': logArchive }));
  expect(fixedFields(imported, archived)).toEqual([]);
  expect(fixedFields(archived, imported)).toEqual([]);
});

describe('imported roles', () => {
  const all = read(everythingImported);
  const withRoles = (changes: Changes) => read(changed(changes, everythingImported) as DeploymentInput);
  const { roles: _, ...others } = everythingImported.imports ?? {};
  const ownRoles = withRoles({ imports: others });

  test('cannot take the place of created ones, nor the reverse', () => {
    expect(refused(ownRoles, all)).toEqual(['imports.roles']);
    expect(refused(all, ownRoles)).toEqual(['imports.roles']);
  });

  test('keep their use: retained keys and buckets name them', () => {
    const next = withRoles({
      'accountRules.roles.name': undefined,
      'imports.roles.arns.delivery': 'arn:aws:iam::111122223333:role/applications/llm/delivery-2',
    });
    expect(refused(all, next)).toContain('imports.roles.arns.delivery');
  });

  test('come and go with the models that use them, and are there until nothing uses them', () => {
    const next = withRoles({
      models: everythingImported.models.filter(({ host }) => host !== 'sagemaker'),
      'models[0].fallbacks': undefined,
      'callers[1].models': ['qwen3-8b'],
      'imports.roles.arns.sagemaker': undefined,
      'imports.securityGroups.ids.sagemaker': undefined,
    });
    expect(refused(all, next)).toEqual([]);
    const passes = passesTo(next, all).map(
      ({ deployment }) => 'sagemaker' in (deployment.imports.roles?.arns ?? {}),
    );
    expect([passes[0], passes.at(-1)]).toEqual([true, false]);
  });
});

describe('imported security groups', () => {
  const all = read(everythingImported);
  const withGroups = (changes: Changes) => read(changed(changes, everythingImported) as DeploymentInput);
  const { securityGroups: _, ...others } = everythingImported.imports ?? {};
  const ownGroups = withGroups({ imports: others });

  test('cannot take the place of created ones, nor the reverse', () => {
    expect(refused(ownGroups, all)).toEqual(['imports.securityGroups']);
    expect(refused(all, ownGroups)).toEqual(['imports.securityGroups']);
  });

  test('keep their use: the rules on the other side of each connection name them', () => {
    const next = withGroups({ 'imports.securityGroups.ids.sealed-lane': 'sg-0a1b2c3d4e5f6ffff' });
    expect(fixedFields(all, next)).toEqual([
      expect.objectContaining({
        path: 'imports.securityGroups.ids.sealed-lane',
        got: 'sg-0a1b2c3d4e5f6ffff',
        allowed: expect.stringContaining(
          everythingImported.imports?.securityGroups?.ids['sealed-lane'] ?? '',
        ),
      }),
    ]);
  });

  test('come and go with the models that use them, and are there until nothing uses them', () => {
    const next = withGroups({
      models: everythingImported.models.filter(({ host }) => host !== 'sagemaker'),
      'models[0].fallbacks': undefined,
      'callers[1].models': ['qwen3-8b'],
      'imports.roles.arns.sagemaker': undefined,
      'imports.securityGroups.ids.sagemaker': undefined,
    });
    expect(refused(all, next)).toEqual([]);
    const passes = passesTo(next, all).map(
      ({ deployment }) => 'sagemaker' in (deployment.imports.securityGroups?.ids ?? {}),
    );
    expect([passes[0], passes.at(-1)]).toEqual([true, false]);
  });
});
