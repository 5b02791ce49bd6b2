import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPECTED_REFUSALS } from '../scripts/preflight/organization/expected-refusals';
import { PUBLISHED } from '../scripts/preflight/organization/published-policies';
import { ANSWERS, refusalTable } from '../scripts/preflight/organization/refusal-table';

const GUIDE = readFileSync(join(__dirname, '../../docs/guides/landing-zone.md'), 'utf8');

test('the table of the guide is what the evaluator found, statement by statement', () => {
  expect(GUIDE.split('\n').filter((line) => /^\| (`\w+` of|statement)/.test(line))).toEqual(
    refusalTable().filter((line) => !/^\|-/.test(line)),
  );
});

test('each statement that refuses something has an answer, and each answer a statement', () => {
  const refusing = Object.values(EXPECTED_REFUSALS).flatMap((refusals) =>
    refusals.map(([statement]) => statement.split(' ')[1]),
  );
  expect(Object.keys(ANSWERS).sort()).toEqual([...new Set(refusing)].sort());
});

test.each([...new Set(PUBLISHED.map(({ repository, commit }) => `${repository} ${commit}`))])(
  'the guide names %s, of which the policies were read',
  (source) => {
    const [repository = '', commit = ''] = source.split(' ');
    expect(GUIDE).toContain(repository);
    expect(GUIDE).toContain(commit.slice(0, 7));
  },
);

test.each([
  'ec2:CreateNetworkInterfacePermission',
  'ec2:CreateVpcEndpoint',
  'route53:AssociateVPCWithHostedZone',
  'lambda:AddPermission',
  'sns:Subscribe',
  'cloudformation:DescribeStacks',
  'bedrock:InvokeModel',
])('the guide names %s', (action) => {
  expect(GUIDE).toContain(`\`${action}\``);
});
