import type { Lane } from '../../../../policy/lane';
import { isBearerLane } from '../../../config/bearer';
import type { Expected } from '../../matching/expected';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API, AUTHORIZER, func, functionArn } from '../things';
import { invokedByApi } from './invocation';
import { methodsOf, STAGE_NAME } from './paths';

const VALIDATOR = 'request validator';
const JSON_OBJECT = 'model of request bodies';
const CLAIM = { stack: 'gateway', claim: 'gateway.methods' } as const;

/** The methods of all lanes, the paths that they need, and nothing else. */
export function methodsOfLanes(basis: Basis): readonly Expected[] {
  return [
    ...pathsOf(basis).map(resourceOf),
    ...basis.lanes.flatMap((lane) =>
      methodsOf(lane).flatMap((method) => [
        methodOf(basis, lane, method),
        invokedByApi(basis, {
          name: method,
          function: func(`${lane}-lane`),
          source: `${STAGE_NAME}/${sourceOf(method)}`,
        }),
      ]),
    ),
    {
      ...CLAIM,
      thing: VALIDATOR,
      type: 'AWS::ApiGateway::RequestValidator',
      properties: { RestApiId: the(API), ValidateRequestBody: true, ValidateRequestParameters: true },
    },
    {
      ...CLAIM,
      thing: JSON_OBJECT,
      type: 'AWS::ApiGateway::Model',
      properties: {
        RestApiId: the(API),
        ContentType: 'application/json',
        Schema: { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' },
      },
    },
  ];
}

/** Everything that API Gateway must know before it makes the deployment of its methods. */
export const madeBeforeDeployment = (basis: Basis): readonly string[] => [
  ...pathsOf(basis).map(resource),
  ...basis.lanes.flatMap((lane) => methodsOf(lane).map(methodThing)),
  VALIDATOR,
  JSON_OBJECT,
];

const methodThing = (words: string) => `method ${words}`;
const resource = (path: string) => `path ${path}`;

/** `ANY /{proxy+}` is `* /*` in the ARN of a request, and so is every other parameter. */
const sourceOf = (method: string) =>
  method
    .replace('ANY ', '*')
    .replace(/\{[^}]+\}/, '*')
    .replace(' ', '');

/** Every path with a method, and every path above one: `/v1`, `/v1/chat`, `/v1/chat/completions`. */
function pathsOf({ lanes }: Basis): readonly string[] {
  const paths = lanes.flatMap(methodsOf).flatMap((method) => {
    const [, ...parts] = method.slice(method.indexOf('/')).split('/');
    return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  });
  return [...new Set(paths)];
}

function resourceOf(path: string): Expected {
  const end = path.lastIndexOf('/');
  return {
    ...CLAIM,
    thing: resource(path),
    type: 'AWS::ApiGateway::Resource',
    properties: {
      RestApiId: the(API),
      ParentId: end === 0 ? the(API, 'RootResourceId') : the(resource(path.slice(0, end))),
      PathPart: path.slice(end + 1),
    },
  };
}

/**
 * A method of a lane. An integration without credentials of its own calls the function as API Gateway; the function's
 * permission decides. `STREAM` with 15 minutes is the longest that API Gateway waits.
 */
function methodOf(basis: Basis, lane: Lane, words: string): Expected {
  const [verb = '', path = ''] = words.split(' ');
  return {
    ...CLAIM,
    thing: methodThing(words),
    type: 'AWS::ApiGateway::Method',
    properties: {
      RestApiId: the(API),
      ResourceId: the(resource(path)),
      HttpMethod: verb,
      ...(isBearerLane(basis.deployment, lane)
        ? { AuthorizationType: 'CUSTOM', AuthorizerId: the(AUTHORIZER) }
        : { AuthorizationType: 'AWS_IAM' }),
      RequestValidatorId: the(VALIDATOR),
      ...(verb === 'POST' && { RequestModels: { 'application/json': the(JSON_OBJECT) } }),
      Integration: {
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        ResponseTransferMode: 'STREAM',
        TimeoutInMillis: 900_000,
        Uri: integrationUri(basis, lane),
      },
    },
  };
}

function integrationUri(basis: Basis, lane: Lane): string {
  const { partition, deployment } = basis;
  const router = functionArn(basis, `${lane}-lane`);
  return `arn:${partition}:apigateway:${deployment.region}:lambda:path/2021-11-15/functions/${router}/response-streaming-invocations`;
}
