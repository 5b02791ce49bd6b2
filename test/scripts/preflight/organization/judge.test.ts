import { deployCalls } from '../../../../scripts/preflight/organization/deploy-calls';
import { callsInWords, verdictInWords } from '../../../../scripts/preflight/organization/in-words';
import { judge, type Verdict } from '../../../../scripts/preflight/organization/judge';
import type { PlannedCall } from '../../../../scripts/preflight/organization/planned-call';
import { controlPolicy } from '../../../../scripts/preflight/organization/policy-source';
import { runCalls } from '../../../../scripts/preflight/organization/run-calls';
import { waysOut } from '../../../../scripts/preflight/organization/ways-out';
import { fixtureDeployment } from '../../../fixture-deployments';
import { templatesOf } from '../../../synthesized';
import { governance, nonVpc, regions, sourceVpc } from './published-policies';

const ROLE = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1';
const sandbox = fixtureDeployment('sandbox');

let run: readonly PlannedCall[];
let deploy: readonly PlannedCall[];
beforeAll(() => {
  const stacks = templatesOf('sandbox');
  run = runCalls(sandbox, stacks);
  deploy = deployCalls(sandbox, Object.values(stacks), ROLE);
}, 60_000);

const ALLOWS_ALL = controlPolicy('FullAWSAccess', {
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});
const judged = (document: object, calls: readonly PlannedCall[]) =>
  judge([{ target: 'r-1', policies: [controlPolicy('p', document), ALLOWS_ALL] }], calls);
const deny = (statement: object) => ({
  Statement: [{ Sid: 'S', Effect: 'Deny', Resource: '*', ...statement }],
});
const decisions = (verdicts: readonly Verdict[]) =>
  verdicts.map(({ statement, decision }) => `${statement} ${decision}`);
const actionsOf = (verdicts: readonly Verdict[]) =>
  [...new Set(verdicts.flatMap(({ calls }) => calls.map(({ request }) => request.action)))].sort();
const withTags = (calls: readonly PlannedCall[], tags: Readonly<Record<string, string>>) =>
  calls.map((call) => ({ ...call, tags }));

const filled = {
  ...{ organization: 'o-exampleorg', regions: [], vpcs: [], mailDomain: 'example.com' },
  ...{ profiles: 'us.*', models: [] },
};
const regionDeny = (...approved: readonly string[]) => regions({ ...filled, regions: approved });
const perimeterOf = (vpc: string) => sourceVpc({ ...filled, regions: ['us-east-1'], vpcs: [vpc] });
const INCLUDED = { 'dp:include:network': 'true' };

test('a deployment plans calls of each of its roles, and of the deploy', () => {
  const roles = new Set(run.map(({ by }) => by));
  expect(roles.size).toBeGreaterThan(5);
  expect(run.map(({ request }) => request.action)).toContain('bedrock:InvokeModel');
  expect(deploy.map(({ request }) => request.action)).toEqual(
    expect.arrayContaining(['ec2:CreateVpcEndpoint', 'iam:CreateRole', 'cloudformation:DescribeStacks']),
  );
});

test('without a denying statement nothing is denied', () => {
  expect(judged(regionDeny('us-east-1', 'us-east-2', 'us-west-2'), run)).toEqual([]);
});

describe('a region deny', () => {
  test('that has the deployment’s region alone denies the destinations of its profiles, and says what answers it', () => {
    const verdicts = judged(regionDeny('us-east-1'), run);
    expect(decisions(verdicts)).toEqual(['DenyUnapprovedRegions denied']);
    expect(actionsOf(verdicts).every((action) => action.startsWith('bedrock:InvokeModel'))).toBe(true);
    expect(verdicts.map(verdictInWords).join()).toContain(
      'variant of this policy for cross-region inference',
    );
  });

  test('that has another region alone denies the calls of every service with a region', () => {
    const services = new Set(
      actionsOf(judged(regionDeny('eu-west-1'), deploy)).map((one) => one.split(':')[0]),
    );
    expect([...services]).toEqual(expect.arrayContaining(['cloudformation', 'ec2', 'lambda', 's3']));
    expect(services).not.toContain('iam');
    expect(services).not.toContain('route53');
  });
});

describe('the published data perimeter', () => {
  test('denies endpoints and the association of their zone to a deploy role that is not excluded', () => {
    const verdicts = judged(governance(), withTags(deploy, {})).filter(
      ({ decision }) => decision === 'denied',
    );
    expect(decisions(verdicts)).toEqual(['ProtectActionsNotSupportedByPrimaryDPControls denied']);
    expect(actionsOf(verdicts)).toEqual(['ec2:CreateVpcEndpoint', 'route53:AssociateVPCWithHostedZone']);
    expect(verdicts.map(verdictInWords).join()).toContain('an entry of imports.endpoints for each service');
  });

  test('spares a deploy role with the tag that excludes it', () => {
    const tags = { 'dp:exclude:resource': 'true', 'dp:exclude:identity': 'true' };
    expect(judged(governance(), withTags(deploy, tags))).toEqual([]);
  });

  test('is unknown for a deploy role whose tags nobody could read, and names the tag', () => {
    const verdicts = judged(governance(), deploy);
    expect(verdicts.every(({ decision }) => decision === 'unknown')).toBe(true);
    expect(verdicts.flatMap(({ keys }) => keys)).toContain('aws:PrincipalTag/dp:exclude:resource');
  });

  test('does not take the permission of API Gateway for a function URL', () => {
    expect(actionsOf(judged(governance(), withTags(deploy, {})))).not.toContain('lambda:AddPermission');
  });

  test('finds every function in a VPC', () => {
    expect(judged(nonVpc(), deploy)).toEqual([]);
  });

  test('denies calls from the VPC of the deployment where it names another one', () => {
    const denied = judged(perimeterOf('vpc-0a1b2c3d'), withTags(run, INCLUDED)).filter(
      ({ decision }) => decision === 'denied',
    );
    expect(actionsOf(denied)).toContain('bedrock:InvokeModel');
  });

  test('says that the address from which a service calls is not known', () => {
    const open = judged(perimeterOf('vpc-0a1b2c3d'), withTags(deploy, INCLUDED)).filter(
      ({ decision }) => decision === 'unknown',
    );
    expect(open.flatMap(({ keys }) => keys)).toContain('aws:SourceIp');
  });
});

describe('a statement', () => {
  test.each([
    ['an action of the deploy', { Action: 'kms:CreateKey' }, ['S denied']],
    ['an action of nobody', { Action: 'ec2:CreateInternetGateway' }, []],
    ['every action but those', { NotAction: '*' }, []],
    [
      'one resource of many',
      { Action: 'kms:CreateKey', Resource: 'arn:aws:kms:us-east-1:1:key/a' },
      ['S unknown'],
    ],
    [
      'another principal',
      {
        Action: 'kms:CreateKey',
        Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' } },
      },
      [],
    ],
    [
      'every principal but the role that deploys',
      { Action: 'kms:CreateKey', Condition: { ArnNotLike: { 'aws:PrincipalArn': ROLE } } },
      [],
    ],
    [
      'a key that is not known',
      { Action: 'kms:CreateKey', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      ['S unknown'],
    ],
    [
      'a tag that the deployment does not have',
      { Action: 'kms:CreateKey', Condition: { Null: { 'aws:RequestTag/cost': 'true' } } },
      ['S denied'],
    ],
    [
      'a tag that the deployment has',
      { Action: 'kms:CreateKey', Condition: { Null: { 'aws:RequestTag/application': 'true' } } },
      [],
    ],
    [
      'a tag, in a call that cannot have one',
      { Action: 'kms:PutKeyPolicy', Condition: { Null: { 'aws:RequestTag/application': 'true' } } },
      ['S denied'],
    ],
  ])('about %s', (_what, statement, expected) => {
    expect(decisions(judged(deny(statement), deploy))).toEqual(expected);
  });

  test('that cannot be read is unknown, and never none', () => {
    const verdicts = judged({ Statement: [{ Effect: 'Deny', Action: 'x', Everything: 1 }] }, deploy);
    expect(verdicts.map(({ decision }) => decision)).toEqual(['unknown']);
    expect(verdicts.map(verdictInWords)).toEqual([expect.stringMatching(/^p could not be read in full: /)]);
  });

  test('that cannot be read hides no other of its policy', () => {
    const ofOthers = {
      ...{ Effect: 'Deny', Action: 's3:*', Resource: '*' },
      Condition: { StringNotEquals: { 'aws:ResourceAccount': `\${aws:PrincipalAccount}` } },
    };
    const everything = { Sid: 'All', Effect: 'Deny', Action: '*', Resource: '*' };
    const verdicts = judged({ Statement: [ofOthers, everything] }, deploy);
    expect(verdicts.map(({ statement, decision }) => [statement, decision])).toEqual([
      [expect.stringContaining('statement 0'), 'unknown'],
      ['All', 'denied'],
    ]);
  });
});

describe('a level', () => {
  const level = (document: object) =>
    judge([{ target: 'ou-1', policies: [controlPolicy('p', document)] }], deploy);

  test('on which nothing allows a call denies it', () => {
    const verdicts = level({ Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] });
    expect(decisions(verdicts)).toEqual(['no statement allows it denied']);
    expect(actionsOf(verdicts)).toContain('kms:CreateKey');
    expect(actionsOf(verdicts).filter((action) => action.startsWith('ec2:'))).toEqual([]);
  });

  test('that allows everything denies nothing', () => {
    expect(level({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } })).toEqual([]);
  });
});

test.each([
  ['ec2:CreateVpcEndpoint', /import the endpoints/],
  ['ec2:CreateVpc', /import a VPC/],
  ['kms:CreateKey', /import keys/],
  ['kms:CreateGrant', /kms:GrantIsForAWSResource/],
  ['iam:CreateServiceLinkedRole', /service-linked roles first/],
  ['iam:CreateRole', /IAM team/],
  ['lambda:AddPermission', /role that deploys/],
  ['sns:Subscribe', /import a topic/],
  ['bedrock:InvokeModel', /destinations of the profile/],
  ['ec2:CreateNetworkInterface', /Lambda and SageMaker/],
  ['cloudformation:DescribeStacks', /a network that the policy names/],
  ['logs:PutLogEvents', /aws:PrincipalArn/],
])('the denial of %s has an answer', (action, expected) => {
  const [call] = deploy;
  if (!call) throw new Error('the deploy calls nothing');
  expect(waysOut('Own', [{ ...call, request: { ...call.request, action } }])).toEqual([
    expect.stringMatching(expected),
  ]);
});

test('the number of tried calls is stated', () => {
  expect(callsInWords([...run, ...deploy])).toBe(
    `${run.length} calls of the roles and ${deploy.length} of the deploy`,
  );
});
