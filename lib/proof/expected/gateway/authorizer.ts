import type { Expected } from '../../matching/expected';
import { irrelevant, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API, AUTHORIZER, func, functionArn } from '../things';
import { invokedByApi } from './invocation';

/** The authorizer of a deployment in which a lane accepts bearer credentials. */
export function authorizerOf(basis: Basis): readonly Expected[] {
  const { bearer, region } = basis.deployment;
  if (!bearer) return [];
  const arn = functionArn(basis, 'authorizer');
  return [
    {
      thing: AUTHORIZER,
      type: 'AWS::ApiGateway::Authorizer',
      stack: 'gateway',
      claim: 'gateway.authorizer',
      properties: {
        RestApiId: the(API),
        Name: irrelevant('methods refer to the authorizer by its id'),
        Type: 'REQUEST',
        AuthorizerUri: `arn:${basis.partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
        // No `IdentitySource`: API Gateway demands every header that it names, and the credential is in one of two. So
        // nothing is cached, because the source is the key of the cache.
        AuthorizerResultTtlInSeconds: 0,
      },
    },
    invokedByApi(basis, {
      name: 'the authorizer',
      function: func('authorizer'),
      source: `authorizers/${the(AUTHORIZER)}`,
    }),
  ];
}
