import type { Deployment } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { removalsOf } from '../../../scripts/destroy/removal';
import { retainedIn } from '../../../scripts/destroy/retained';
import { RETAINED_KINDS } from '../../../scripts/destroy/retained-kinds';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { withAwsCli } from '../../printed-commands/printed-here';
import { problemsOf } from '../../printed-commands/problems-of';
import { subjectFrom } from '../../transitions/mixed-stacks';
import { VARIANTS } from '../../variants';

// The commands that remove what stays, parsed by the AWS CLI itself.

const deployments: readonly Deployment[] = [
  ...FIXTURES.map((name) => fixtureDeployment(name)),
  ...Object.values(VARIANTS).map((input) => readDeployment(input, 'variant')),
];

const removals = deployments.flatMap((deployment) =>
  removalsOf(
    retainedIn(
      Object.entries(subjectFrom(deployment).stacks).map(([stack, template]) => ({ stack, template })),
    ),
    deployment,
  ),
);

/** A loop of the shell as its commands, without what the shell itself reads. */
const awsCommandsIn = (line: string): readonly string[] =>
  line
    .replace(/^while /, '')
    .replace(/ > errors\.txt && grep -qx None errors\.txt; do :; done; cat errors\.txt$/, '')
    .split(' && ')
    .map((command) =>
      command
        .replace(/ > versions\.json$/, '')
        .replace(/ \| grep -q '[^']+'$/, '')
        .replace('file://versions.json', "'Objects=[{Key=a}]'"),
    );

const removable = Object.keys(RETAINED_KINDS).filter((type) => !RETAINED_KINDS[type]?.goesWith);

test('every type that has a price or a command is one that a template retains', () => {
  const types = new Set(removals.map(({ type }) => type));
  expect([...types].sort()).toEqual(Object.keys(RETAINED_KINDS).sort());
});

withAwsCli.each(removable)(
  'the AWS CLI takes the commands that remove %s',
  (type) => {
    const lines = new Set(
      removals
        .filter((one) => one.type === type)
        .slice(0, 2)
        .flatMap(({ commands }) => commands.flatMap(awsCommandsIn)),
    );
    expect(lines.size).toBeGreaterThan(0);
    expect(problemsOf([...lines])).toEqual([]);
  },
  60_000,
);

const placeOf = (type: string) => Object.keys(RETAINED_KINDS).indexOf(type);

test.each([
  ['AWS::Route53Resolver::FirewallRuleGroupAssociation', 'AWS::Route53Resolver::FirewallRuleGroup'],
  ['AWS::Route53Resolver::FirewallRuleGroup', 'AWS::Route53Resolver::FirewallDomainList'],
  ['AWS::Route53Resolver::FirewallRuleGroupAssociation', 'AWS::EC2::VPC'],
  ['AWS::EC2::FlowLog', 'AWS::EC2::VPC'],
  ['AWS::S3::BucketPolicy', 'AWS::S3::Bucket'],
  ['AWS::ApiGateway::Account', 'AWS::IAM::Role'],
  ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Role'],
  ['AWS::S3::Bucket', 'AWS::KMS::Key'],
  ['AWS::Logs::LogGroup', 'AWS::KMS::Key'],
])('%s is removed before %s', (first, then) => {
  expect(placeOf(first)).toBeLessThan(placeOf(then));
});

test('buckets go before the bucket that gets their access logs', () => {
  const sandbox = removals.filter(
    ({ stack, type }) => stack === 'sandbox-foundation' && type === 'AWS::S3::Bucket',
  );
  const [names] = [sandbox.map(({ logicalId }) => logicalId)];
  expect(names.at(-1)).toMatch(/^AccessLogs/);
});

test.each([
  /^AuditRecords[0-9A-F]{8}$/,
  /^AuditRecordsPolicy/,
  /^KeysAudit/,
  /^KeysHeads/,
  /^RolesReplication/,
])('%s stays until the last lock ends', (logicalId) => {
  const found = removals.filter((one) => logicalId.test(one.logicalId));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ untilUnlocked }) => !untilUnlocked)).toEqual([]);
});

test.each([/^AuditLanding/, /^ModelsWeights/, /^KeysData/, /^NetworkPrivateVpc/])(
  '%s may go at once',
  (logicalId) => {
    const found = removals.filter((one) => logicalId.test(one.logicalId));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ untilUnlocked }) => untilUnlocked)).toEqual([]);
  },
);
