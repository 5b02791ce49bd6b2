import type { Edit } from '../edit';
import type { Sabotage } from './sabotage';

const BEDROCK_ENDPOINT = /Endpointsbedrockruntime/;

const endpoint = (edit: Edit, id: RegExp) => edit.resource('AWS::EC2::VPCEndpoint', id).Properties;
const statementsOf = (edit: Edit, id: RegExp) => endpoint(edit, id).PolicyDocument.Statement;

export const ENDPOINT_POLICIES: readonly Sabotage[] = [
  {
    name: 'the Bedrock endpoint admits every caller',
    noticedBy: ['I3.endpoint', 'I4.endpoints-exact'],
    break: (edit) => {
      endpoint(edit, BEDROCK_ENDPOINT).PolicyDocument = {
        Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
      };
    },
  },
  {
    name: 'the Bedrock endpoint has no policy of its own',
    noticedBy: ['I3.endpoint', 'I4.endpoints-exact'],
    break: (edit) => {
      delete endpoint(edit, BEDROCK_ENDPOINT).PolicyDocument;
    },
  },
  {
    name: 'the Bedrock endpoint admits the sealed role',
    noticedBy: ['I3.endpoint', 'I4.endpoints-exact', 'I4.sealed.gpt-oss-120b'],
    break: (edit) => {
      statementsOf(edit, BEDROCK_ENDPOINT)[0].Condition.ArnEquals['aws:PrincipalArn'].push({
        'Fn::GetAtt': [edit.logicalId('AWS::IAM::Role', /^RolesSealedLane/), 'Arn'],
      });
    },
  },
  {
    name: 'the Bedrock endpoint admits the roles of the account by a pattern',
    noticedBy: ['I3.endpoint', 'I4.endpoints-exact'],
    break: (edit) => {
      statementsOf(edit, BEDROCK_ENDPOINT)[0].Condition = {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/sandbox-foundation-Roles*' },
      };
    },
  },
  {
    name: 'the Bedrock endpoint no longer admits calls to a model',
    noticedBy: ['I4.open.gpt-oss-120b'],
    break: (edit) => {
      const policy = endpoint(edit, BEDROCK_ENDPOINT).PolicyDocument;
      policy.Statement = policy.Statement.filter(({ Sid }: { Sid: string }) => !/gptXoss/.test(Sid));
    },
  },
  {
    name: 'the VPC does not resolve the service to the Bedrock endpoint',
    noticedBy: ['I4.open.gpt-oss-120b', 'I4.open.claude-haiku'],
    break: (edit) => {
      endpoint(edit, BEDROCK_ENDPOINT).PrivateDnsEnabled = false;
    },
  },
  {
    name: 'the endpoint of the audit stream admits no caller',
    noticedBy: ['I8.records'],
    break: (edit) => {
      statementsOf(edit, /Endpointskinesisfirehose/)[0].Effect = 'Deny';
    },
  },
];
