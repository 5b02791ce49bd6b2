import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictInWords } from '../../scripts/preflight/organization/in-words';
import type { PlannedCall } from '../../scripts/preflight/organization/planned-call';
import { PUBLISHED_ANSWERS } from '../../scripts/preflight/organization/published-answers';
import { EXPECTED_REFUSALS } from '../scripts/preflight/organization/expected-refusals';
import { PUBLISHED } from '../scripts/preflight/organization/published-policies';
import { actionTable, refusalTable } from '../scripts/preflight/organization/refusal-table';

const GUIDE = readFileSync(join(__dirname, '../../docs/guides/landing-zone.md'), 'utf8');

test('the table of the guide is what the evaluator found, statement by statement', () => {
  expect(GUIDE.split('\n').filter((line) => /^\| (`\w+` of|statement)/.test(line))).toEqual(
    refusalTable().filter((line) => !/^\|-/.test(line)),
  );
});

test('the answers to other policies are those of the preflight, action by action', () => {
  expect(GUIDE).toContain(actionTable().join('\n'));
});

const DENIED: PlannedCall = {
  by: 'the deploy',
  when: 'deploy',
  request: {
    principal: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/deploy', account: '111122223333' },
    action: 'sns:Subscribe',
    resource: '*',
    context: {},
  },
};

/** It refuses nothing where roles are imported, as they are in the table, so the guide answers it in its text. */
const ROLE_TAGS = 'ProtectDataPerimeterTags';

test.each(Object.entries(PUBLISHED_ANSWERS))('the preflight answers %s as the guide does', (sid, answer) => {
  const verdict = {
    policy: 'a.json',
    statement: sid,
    decision: 'denied',
    calls: [DENIED],
    keys: [],
  } as const;
  expect(verdictInWords(verdict)).toContain(`What answers it: ${answer.replaceAll('`', '')}.`);
  const row = GUIDE.split('\n').find((line) => line.startsWith(`| \`${sid}\` of `));
  if (sid === ROLE_TAGS)
    expect(GUIDE).toMatch(/`ProtectDataPerimeterTags` of[^|]*`imports\.roles`[^|]*`team: admin`/);
  else expect(row).toContain(`| ${answer} |`);
});

test('each statement that refuses something has an answer, and each answer a statement', () => {
  const refusing = Object.values(EXPECTED_REFUSALS).flatMap((refusals) =>
    refusals.map(([statement]) => statement.split(' ')[1]),
  );
  expect(Object.keys(PUBLISHED_ANSWERS).sort()).toEqual([...new Set([...refusing, ROLE_TAGS])].sort());
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
