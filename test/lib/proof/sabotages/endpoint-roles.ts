import type { Edit } from '../edit';
import type { Sabotage } from './sabotage';

const admitted = (edit: Edit, id: RegExp) =>
  edit.resource('AWS::EC2::VPCEndpoint', id).Properties.PolicyDocument.Statement;
const statement = (statements: { Sid: string }[], sid: RegExp) =>
  // biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever CloudFormation has.
  statements.find(({ Sid }) => sid.test(Sid)) as any;

const without = (statements: { Sid: string; Action: string | string[] }[], sid: RegExp, action: string) => {
  const found = statement(statements, sid);
  if (![found.Action].flat().includes(action)) throw new Error(`${sid} does not name ${action}`);
  found.Action = [found.Action].flat().filter((one: string) => one !== action);
};

/** Roles and endpoints whose policies no longer agree. */
export const ENDPOINT_ROLES: readonly Sabotage[] = [
  ...['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].flatMap(
    (action) =>
      [/Endpointsecrapi/, /Endpointsecrdkr/].map((id) => ({
        name: `${id.source} no longer admits ${action}, which the execution role may`,
        noticedBy: ['endpoints.admit-roles'],
        break: (edit: Edit) => without(admitted(edit, id), /PullImage/, action),
      })),
  ),
  ...['ecs:RegisterContainerInstance', 'ecs:SubmitTaskStateChange'].map((action) => ({
    name: `the GPU instance’s role loses ${action}, which the endpoint admits`,
    noticedBy: ['endpoints.only-roles'],
    break: (edit: Edit) => without(edit.statements(/^PoliciesVllmInstance/), /ReportToCluster/, action),
  })),
  {
    name: 'the endpoint of ECS admits more than the agent’s role may',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(admitted(edit, /Endpointsecs[0-9A-F]/), /FindEndpoint/).Action = [
        'ecs:DiscoverPollEndpoint',
        'ecs:RunTask',
      ];
    },
  },
  {
    name: 'the weights bucket lets the task role read every object, which the endpoint does not admit',
    noticedBy: ['endpoints.admit-roles'],
    break: (edit) => {
      statement(edit.bucketStatements(/^ModelsWeightsPolicy/), /VllmTaskReadWeights/).Resource = '*';
    },
  },
  {
    name: 'the weights bucket no longer lets the task role read what the endpoint admits',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(edit.bucketStatements(/^ModelsWeightsPolicy/), /VllmTaskReadWeights/).Effect = 'Deny';
    },
  },
  {
    name: 'the S3 endpoint admits a role to every bucket',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(admitted(edit, /Endpointss3/), /VllmTaskReadWeights/).Resource = '*';
    },
  },
  {
    name: 'the S3 endpoint admits every caller to one bucket',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      delete statement(admitted(edit, /Endpointss3/), /VllmTaskReadWeights/).Condition;
    },
  },
  {
    name: 'the S3 endpoint admits every caller to every bucket, not only to image layers',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(admitted(edit, /Endpointss3/), /FetchImageLayers/).Resource = 'arn:aws:s3:::*';
    },
  },
  {
    name: 'the S3 endpoint has no policy of its own',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      delete edit.resource('AWS::EC2::VPCEndpoint', /Endpointss3/).Properties.PolicyDocument;
    },
  },
  {
    name: 'the endpoint of the log service admits a role by a pattern',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(admitted(edit, /Endpointslogs/), /WriteLogs/).Condition = {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' },
      };
    },
  },
  {
    name: 'the endpoint of the log service admits a role that is not in the templates',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(admitted(edit, /Endpointslogs/), /WriteLogs/).Condition.ArnEquals['aws:PrincipalArn'].push(
        'arn:aws:iam::111122223333:role/another',
      );
    },
  },
  {
    name: 'a lane may create digests with an algorithm that its endpoint does not admit',
    noticedBy: ['endpoints.admit-roles'],
    break: (edit) => {
      delete statement(edit.statements(/^PoliciesOpenLane/), /DeriveDigestKey/).Condition;
    },
  },
  {
    name: 'the execution role may read secrets, for which there is no endpoint',
    noticedBy: ['endpoints.admit-roles'],
    break: (edit) =>
      edit
        .statements(/^PoliciesVllmExecution/)
        .push({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }),
  },
  {
    name: 'the GPU instance’s role may ship logs, which the endpoint admits to another role',
    noticedBy: ['endpoints.admit-roles'],
    break: (edit) =>
      edit.statements(/^PoliciesVllmInstance/).push({
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: { 'Fn::GetAtt': [edit.logicalId('AWS::Logs::LogGroup', /^LogsVllm[0-9A-F]/), 'Arn'] },
      }),
  },
  {
    name: 'the open lane’s role loses the guardrail, which its endpoint admits',
    noticedBy: ['endpoints.only-roles'],
    break: (edit) => {
      statement(edit.statements(/^ModelAccessopen/), /ApplyGuardrail/).Effect = 'Deny';
    },
  },
];
