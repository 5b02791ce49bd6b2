import type { DeploymentInput } from '../../../../lib/config/deployment';
import { groupsInUse } from '../../../../lib/config/groups-in-use';
import { IMPORTED_GROUPS } from '../../../../lib/config/imports/imported-security-groups';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { planOf } from '../../../../lib/plan/plan';
import { everythingImported } from '../../../everything-imported';
import { FIXTURES, fixtureDeployment } from '../../../fixture-deployments';
import { VARIANTS } from '../../../variants';
import { type Changes, problemsAfter } from '../changed';

const problems = (changes: Changes, base: DeploymentInput = everythingImported) =>
  problemsAfter(changes, base);
const paths = (changes: Changes) => problems(changes).map(({ path }) => path);
const IDS: Readonly<Record<string, string>> = everythingImported.imports?.securityGroups?.ids ?? {};
const USED = Object.keys(IDS);
const at = (use: string) => `imports.securityGroups.ids.${use}`;
/** Sets or removes the group of a use. A use may have a dot in its name, so no path names it. */
const ids = (changes: Readonly<Record<string, string | undefined>>): Changes => ({
  'imports.securityGroups.ids': Object.fromEntries(
    Object.entries({ ...IDS, ...changes }).filter(([, id]) => id !== undefined),
  ),
});
const OTHER = 'sg-0a1b2c3d4e5f6ffff';

test.each([
  ...FIXTURES.map((name) => [name, fixtureDeployment(name)] as const),
  ...Object.entries(VARIANTS).map(([name, input]) => [name, readDeployment(input, name)] as const),
])('the security groups that %s has to import are those that it would create', (_name, deployment) => {
  const sides = planOf(deployment).flows.flatMap(({ from, to }) => [from, to]);
  const groups = new Set(sides.filter((side) => typeof side === 'string'));
  const ofOthers = deployment.imports.endpoints.map(({ service }) => `${service}-endpoint`);
  expect([...groupsInUse(deployment)].sort()).toEqual(
    [...groups].filter((group) => !ofOthers.includes(group)).sort(),
  );
});

test('the groups of every use may be imported', () => {
  expect(paths({})).toEqual([]);
});

test.each(USED)('without the group of %s the import is refused, and the next step is named', (use) => {
  expect(problems(ids({ [use]: undefined }))).toEqual([
    expect.objectContaining({
      path: at(use),
      allowed: expect.stringContaining('all groups are imported, or none'),
      fix: expect.stringContaining('have the group made'),
    }),
  ]);
});

test.each(IMPORTED_GROUPS.filter((use) => !USED.includes(use)))(
  'a group of %s, which this deployment does not use, is refused',
  (use) => {
    expect(problems(ids({ [use]: OTHER }))).toEqual([
      expect.objectContaining({ path: at(use), fix: expect.stringMatching(/^remove this one: /) }),
    ]);
  },
);

test('the group of an imported endpoint has its place beside the endpoint', () => {
  expect(problems(ids({ 'ecs-endpoint': OTHER }))).toEqual([
    expect.objectContaining({
      fix: 'remove this one: imports.endpoints has the endpoint and its group',
    }),
  ]);
});

test('one group for two uses is refused: each could open the connections of the other', () => {
  expect(problems(ids({ 'sealed-lane': IDS['open-lane'] }))).toEqual([
    expect.objectContaining({
      path: at('sealed-lane'),
      allowed: 'a security group of its own for each use; open-lane has this one',
    }),
  ]);
});

test('the group of an imported endpoint is no group of a workload', () => {
  const endpoints = everythingImported.imports?.endpoints ?? [];
  const found = endpoints.findIndex(({ service }) => service === 'ecs');
  const id = endpoints.flatMap((one) =>
    'securityGroup' in one && one.service === 'ecs' ? [one.securityGroup] : [],
  );
  expect(problems(ids({ 'sealed-lane': id[0] }))).toEqual([
    expect.objectContaining({
      path: at('sealed-lane'),
      allowed: `a security group of its own for each use; imports.endpoints[${found}] has this one`,
    }),
  ]);
});

test('groups need the VPC as an import: the group of one VPC has no members in another', () => {
  const { securityGroups, ...rest } = everythingImported.imports ?? {};
  expect(rest.vpc).toBeDefined();
  expect(paths({ imports: { securityGroups } })).toContain('imports.securityGroups');
});

test.each(['open-lane', 'sg-*', 'arn:aws:ec2:us-east-1:111122223333:security-group/sg-0a1b2c3d'])(
  '%s is no security group',
  (id) => {
    expect(paths(ids({ 'sealed-lane': id }))).toEqual([at('sealed-lane')]);
  },
);

test('a use that no deployment has is refused', () => {
  expect(paths({ 'imports.securityGroups.ids.router': OTHER })).toEqual([at('router')]);
});

test('all problems are reported at once', () => {
  expect(
    paths(ids({ 'chain-heads': undefined, authorizer: OTHER, 'sealed-lane': IDS['open-lane'] })),
  ).toEqual([at('chain-heads'), at('authorizer'), at('sealed-lane')]);
});
