import type { Edit } from '../edit';
import type { Sabotage } from './sabotage';

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

const allowSealed = (edit: Edit) =>
  edit.add('foundation', 'ExtraPolicy', {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: INVOKE, Resource: '*' }] },
      Roles: [{ Ref: edit.logicalId('AWS::IAM::Role', /^RolesSealedLane/) }],
    },
  });

function withoutDeny(edit: Edit): void {
  const policy = edit.resource('AWS::IAM::ManagedPolicy', /^ModelAccesssealed/).Properties.PolicyDocument;
  policy.Statement = policy.Statement.filter(({ Sid }: { Sid?: string }) => Sid !== 'NoBedrock');
}

const roleStatement = (edit: Edit, policy: RegExp, sid: RegExp) =>
  edit.statements(policy).find(({ Sid }) => sid.test(Sid));

export const PERMISSIONS: readonly Sabotage[] = [
  {
    name: 'the sealed role is allowed Bedrock and loses its deny',
    noticedBy: ['I3.deny', 'I3.no-allow', 'I4.roles-exact', 'I4.sealed.gpt-oss-120b'],
    break: (edit) => {
      allowSealed(edit);
      withoutDeny(edit);
    },
  },
  {
    name: 'the sealed role is allowed Bedrock and keeps its deny',
    noticedBy: ['I3.no-allow', 'I4.roles-exact'],
    break: allowSealed,
  },
  { name: 'the sealed role loses its deny', noticedBy: ['I3.deny'], break: withoutDeny },
  {
    name: 'the deny of the sealed role is limited to today’s actions',
    noticedBy: ['I3.deny'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccesssealed/, /^NoBedrock$/).Action = INVOKE;
    },
  },
  {
    name: 'the deny of the sealed role has a condition',
    noticedBy: ['I3.deny'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccesssealed/, /^NoBedrock$/).Condition = {
        StringEquals: { 'aws:PrincipalTag/team': 'claims' },
      };
    },
  },
  {
    name: 'the sealed role may assume another role',
    noticedBy: ['I3.proxy'],
    break: (edit) =>
      edit
        .statements(/^ModelAccesssealed/)
        .push({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
  },
  {
    name: 'the open role allows every foundation model',
    noticedBy: ['I4.roles-exact'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccessopen/, /gptXoss/).Resource = 'arn:aws:bedrock:*::foundation-model/*';
    },
  },
  {
    name: 'the open role may reach the global foundation model of a profile',
    noticedBy: ['I4.roles-exact'],
    break: (edit) =>
      roleStatement(edit, /^ModelAccessopen/, /^ReachX/).Resource.push(
        'arn:aws:bedrock:::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0',
      ),
  },
  {
    name: 'foundation models of a profile are allowed without the profile',
    noticedBy: ['I4.roles-exact'],
    break: (edit) => {
      delete roleStatement(edit, /^ModelAccessopen/, /^ReachX/).Condition;
    },
  },
  {
    name: 'the open role loses a permission it needs',
    noticedBy: ['I4.open.claude-haiku', 'I4.classes'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccessopen/, /^ReachX/).Resource.pop();
    },
  },
  {
    name: 'the open role loses the guardrail',
    noticedBy: ['I4.open.gpt-oss-120b', 'I4.open.claude-haiku'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccessopen/, /^ApplyGuardrail$/).Resource =
        'arn:aws:bedrock:us-east-1:111122223333:guardrail/another';
    },
  },
  {
    name: 'a SageMaker endpoint is named by wildcard',
    noticedBy: ['I4.roles-exact'],
    break: (edit) => {
      roleStatement(edit, /^ModelAccesssealed/, /^InvokeX/).Resource =
        'arn:aws:sagemaker:us-east-1:111122223333:endpoint/*';
    },
  },
  {
    name: 'an extra role may call Bedrock',
    noticedBy: ['only-lanes.roles'],
    break: (edit) =>
      edit.add('inference', 'ExtraRole', {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
            ],
          },
          Policies: [
            {
              PolicyName: 'models',
              PolicyDocument: { Statement: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' } },
            },
          ],
        },
      }),
  },
  {
    name: 'people of the account may assume the open lane’s role',
    noticedBy: ['only-lanes.trust'],
    break: (edit) =>
      edit.resource('AWS::IAM::Role', /^RolesOpenLane/).Properties.AssumeRolePolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: '111122223333' },
      }),
  },
];
