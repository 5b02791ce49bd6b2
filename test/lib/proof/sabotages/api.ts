import type { Sabotage } from './sabotage';

export const API: readonly Sabotage[] = [
  {
    name: 'the API’s policy no longer denies other endpoints',
    noticedBy: ['api.other-endpoint'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement.shift();
    },
  },
  {
    name: 'the API’s policy denies other endpoints only if the request came through one',
    noticedBy: ['api.other-endpoint'],
    break: (edit) => {
      const [deny] = edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement;
      deny.Condition = {
        StringNotEqualsIfExists: { 'aws:SourceVpce': 'x' },
        Null: { 'aws:SourceVpce': 'false' },
      };
    },
  },
  {
    name: 'a method does not authenticate its caller',
    noticedBy: ['api.methods'],
    break: (edit) => {
      edit.resource(
        'AWS::ApiGateway::Method',
        /^ApiRestApiv1chatcompletionsPOST/,
      ).Properties.AuthorizationType = 'NONE';
    },
  },
  {
    name: 'the API’s policy and its endpoint admit every caller',
    noticedBy: ['api.anonymous', 'api.foreign-account'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement[1].Principal = '*';
      delete edit.resource('AWS::EC2::VPCEndpoint', /Endpointsexecuteapi/).Properties.PolicyDocument
        .Statement[0].Condition;
    },
  },
  {
    name: 'the endpoint of the API no longer admits the callers’ account',
    noticedBy: ['api.callers'],
    break: (edit) => {
      edit.resource(
        'AWS::EC2::VPCEndpoint',
        /Endpointsexecuteapi/,
      ).Properties.PolicyDocument.Statement[0].Condition.StringEquals['aws:PrincipalAccount'] =
        '999988887777';
    },
  },
  {
    name: 'the route for unknown paths does not authenticate its caller',
    noticedBy: ['api.methods'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::Method', /^ApiRestApiproxyANY/).Properties.AuthorizationType = 'NONE';
    },
  },
  {
    name: 'unknown paths below the sealed lane’s are answered by the open lane’s router',
    noticedBy: ['api.lanes'],
    break: (edit) => {
      const [open, sealed] = [/^ApiRestApiproxyANY/, /^ApiRestApisealedproxyANY/].map(
        (id) => edit.resource('AWS::ApiGateway::Method', id).Properties.Integration,
      );
      sealed.Uri = open.Uri;
    },
  },
  {
    name: 'the API has a path that is not expected',
    noticedBy: ['api.paths'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::Resource', /^ApiRestApihealth/).Properties.PathPart = 'debug';
    },
  },
  {
    name: 'the API answers one of its paths to every method',
    noticedBy: ['api.paths'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::Method', /^ApiRestApiv1modelsGET/).Properties.HttpMethod = 'ANY';
    },
  },
  {
    name: 'the sealed path is answered by the open lane’s router',
    noticedBy: ['api.lanes'],
    break: (edit) => {
      const [open, sealed] = [/^ApiRestApiv1chat\w+POST/, /^ApiRestApisealedv1chat\w+POST/].map(
        (id) => edit.resource('AWS::ApiGateway::Method', id).Properties.Integration,
      );
      sealed.Uri = open.Uri;
    },
  },
  {
    name: 'every principal may invoke a version of a router directly',
    noticedBy: ['api.only-way-in'],
    break: (edit) => {
      const permission = permissionOfApi(edit);
      const { FunctionName } = permission.Properties;
      permission.Properties.FunctionName = { 'Fn::Join': [':', [FunctionName, '1']] };
      permission.Properties.Principal = '*';
    },
  },
  {
    name: 'another API may invoke a router',
    noticedBy: ['api.only-way-in'],
    break: (edit) => {
      const permission = permissionOfApi(edit);
      permission.Properties.SourceArn = 'arn:aws:execute-api:us-east-1:111122223333:other/*';
    },
  },
  {
    name: 'every principal may invoke a router directly',
    noticedBy: ['api.only-way-in'],
    break: (edit) => {
      const permission = permissionOfApi(edit);
      permission.Properties.Principal = '*';
    },
  },
];

/** A permission to invoke a router: the one for chat requests. */
const permissionOfApi = (edit: Parameters<Sabotage['break']>[0]) =>
  edit.resource('AWS::Lambda::Permission', /^ApiRestApiv1chatcompletionsPOST/);
