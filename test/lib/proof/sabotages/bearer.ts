import type { Sabotage } from './sabotage';

/** Its open lane accepts bearer credentials, its sealed lane signatures. */
const on = 'eu-central-1';

export const BEARER: readonly Sabotage[] = [
  {
    name: 'the API’s policy allows every caller on a lane that accepts bearer credentials',
    on,
    noticedBy: ['api.bearer'],
    break: (edit) =>
      edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement.push({
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
      }),
  },
  {
    name: 'a method of a lane that accepts bearer credentials has no authorizer',
    on,
    noticedBy: ['api.methods'],
    break: (edit) => {
      const method = edit.resource('AWS::ApiGateway::Method', /^ApiRestApiv1chatcompletionsPOST/);
      method.Properties.AuthorizationType = 'NONE';
      delete method.Properties.AuthorizerId;
    },
  },
  {
    name: 'the sealed lane uses the authorizer of the open lane',
    on,
    noticedBy: ['api.methods'],
    break: (edit) => {
      const [open, sealed] = [/^ApiRestApiv1chat\w+POST/, /^ApiRestApisealedv1chat\w+POST/].map(
        (id) => edit.resource('AWS::ApiGateway::Method', id).Properties,
      );
      Object.assign(sealed, { AuthorizationType: 'CUSTOM', AuthorizerId: open.AuthorizerId });
    },
  },
  {
    name: 'the endpoint admits unsigned requests to the sealed lane too',
    on,
    noticedBy: ['api.anonymous', 'api.foreign-account'],
    break: (edit) => {
      const { Statement } = edit.resource('AWS::EC2::VPCEndpoint', /Endpointsexecuteapi/).Properties
        .PolicyDocument;
      const deny = Statement.findIndex(({ Effect }: { Effect: string }) => Effect === 'Deny');
      Statement.splice(deny, 1);
    },
  },
  {
    name: 'the endpoint denies the sealed lane to one foreign account instead of all',
    on,
    noticedBy: ['api.anonymous'],
    break: (edit) => {
      const { Statement } = edit.resource('AWS::EC2::VPCEndpoint', /Endpointsexecuteapi/).Properties
        .PolicyDocument;
      const deny = Statement.find(({ Effect }: { Effect: string }) => Effect === 'Deny');
      deny.Condition = { StringEquals: { 'aws:PrincipalAccount': '100000000001' } };
    },
  },
  {
    name: 'the API’s policy allows the account all paths of the lane that accepts bearer credentials',
    on,
    noticedBy: ['api.bearer'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement[1].Resource =
        'execute-api:/llm/GET/*';
    },
  },
  {
    name: 'the authorizer may call a model',
    on,
    noticedBy: ['only-lanes.roles'],
    break: (edit) =>
      edit
        .statements(/^PoliciesAuthorizer/)
        .push({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }),
  },
];
