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

/** What refuses nothing of the deployments in the table: those with such tags import their roles. The guide has a sentence. */
const IN_A_SENTENCE = 'ProtectDataPerimeterTags';
const IN_THE_TABLE = Object.entries(PUBLISHED_ANSWERS).filter(([sid]) => sid !== IN_A_SENTENCE);

test('the guide answers what only a deployment with roles of its own meets', () => {
  expect(GUIDE).toMatch(new RegExp(`${IN_A_SENTENCE}[^.]*\\. \`imports\\.roles\` answers it`));
});

test.each(IN_THE_TABLE)('the preflight answers %s as the guide does', (sid, answer) => {
  const verdict = {
    policy: 'a.json',
    statement: sid,
    decision: 'denied',
    calls: [DENIED],
    keys: [],
  } as const;
  expect(verdictInWords(verdict)).toContain(`What answers it: ${answer.replaceAll('`', '')}.`);
  expect(GUIDE.split('\n').find((line) => line.startsWith(`| \`${sid}\` of `))).toContain(`| ${answer} |`);
});

test('each statement that refuses something has an answer, and each answer a statement', () => {
  const refusing = Object.values(EXPECTED_REFUSALS).flatMap((refusals) =>
    refusals.map(([statement]) => statement.split(' ')[1]),
  );
  expect(IN_THE_TABLE.map(([sid]) => sid).sort()).toEqual([...new Set(refusing)].sort());
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
