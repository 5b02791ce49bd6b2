import { z } from 'zod';
import { referencesIn, resourcesOf, type Template } from '../../lib/assembly/template';
import { LocalRunError } from '../local-run-error';
import { type GatewayResponse, readGatewayResponses } from './gateway-response';
import { wantsJsonObject } from './request-model';

/** One method of the API. */
export interface GatewayRoute {
  /** As in the console: `/v1/chat/completions`, `/v1/{proxy+}`. */
  readonly resource: string;
  /** `ANY` for every method. */
  readonly method: string;
  readonly authorization: 'AWS_IAM' | 'CUSTOM' | 'NONE';
  /** Where authorization is `CUSTOM`: logical id of the function of a REQUEST authorizer, called for every request. */
  readonly authorizerFunctionId?: string;
  /** Whether a body sent as JSON has to be an object. */
  readonly wantsJsonObject: boolean;
  /** Logical id of the function that answers. */
  readonly functionId: string;
  /** The longest the function may take, milliseconds. */
  readonly timeoutMs: number;
}

/** The REST API of a gateway template. */
export interface RestApi {
  readonly stage: string;
  readonly routes: readonly GatewayRoute[];
  readonly gatewayResponses: readonly GatewayResponse[];
}

const resourceShape = z.object({ ParentId: z.unknown(), PathPart: z.string() });
const stageShape = z.object({ StageName: z.string() });
const methodShape = z.object({
  HttpMethod: z.string(),
  ResourceId: z.unknown(),
  AuthorizationType: z.enum(['AWS_IAM', 'CUSTOM', 'NONE']),
  AuthorizerId: z.unknown().optional(),
  ApiKeyRequired: z.literal(false).optional(),
  Integration: z.object({
    Type: z.literal('AWS_PROXY'),
    Uri: z.unknown(),
    ResponseTransferMode: z.literal('STREAM'),
    TimeoutInMillis: z.number(),
  }),
});
const authorizerShape = z.object({
  Type: z.literal('REQUEST'),
  AuthorizerUri: z.unknown(),
  IdentitySource: z.undefined().optional(),
  AuthorizerResultTtlInSeconds: z.literal(0),
});

/**
 * Reads the API this template would deploy. Throws {@link LocalRunError} for what the local gateway does not support:
 * other integrations than a streamed Lambda proxy, other authorization than IAM and REQUEST authorizers without a cache.
 */
export function readRestApi(template: Template): RestApi {
  const [stage] = resourcesOf(template, 'AWS::ApiGateway::Stage');
  if (!stage) throw new LocalRunError('The gateway template has no AWS::ApiGateway::Stage.');
  return {
    stage: read(stageShape, stage[0], stage[1].Properties).StageName,
    routes: resourcesOf(template, 'AWS::ApiGateway::Method').map(([id, { Properties }]) =>
      route(template, id, Properties),
    ),
    gatewayResponses: readGatewayResponses(template),
  };
}

function route(template: Template, id: string, properties: unknown): GatewayRoute {
  const method = read(methodShape, id, properties);
  return {
    resource: pathOf(template, referencesIn(method.ResourceId)[0]),
    method: method.HttpMethod,
    authorization: method.AuthorizationType,
    ...(method.AuthorizationType === 'CUSTOM' && {
      authorizerFunctionId: authorizerFunction(template, method.AuthorizerId),
    }),
    wantsJsonObject: wantsJsonObject(template, id),
    functionId: functionBehind(template, id, method.Integration.Uri),
    timeoutMs: method.Integration.TimeoutInMillis,
  };
}

function authorizerFunction(template: Template, reference: unknown): string {
  const [id = ''] = referencesIn(reference);
  const authorizer = read(authorizerShape, id, template.Resources[id]?.Properties);
  return functionBehind(template, id, authorizer.AuthorizerUri);
}

/** The path of a resource, from its parents. The root is the API itself. */
function pathOf(template: Template, id = ''): string {
  const resource = template.Resources[id];
  if (resource?.Type !== 'AWS::ApiGateway::Resource') return '/';
  const { ParentId, PathPart } = read(resourceShape, id, resource.Properties);
  const parent = pathOf(template, referencesIn(ParentId)[0]);
  return `${parent === '/' ? '' : parent}/${PathPart}`;
}

/** The function an integration calls, directly or through an alias or version. */
function functionBehind(template: Template, method: string, uri: unknown): string {
  for (const id of referencesIn(uri)) {
    const resource = template.Resources[id];
    if (resource?.Type === 'AWS::Lambda::Function') return id;
    if (resource?.Type === 'AWS::Lambda::Alias' || resource?.Type === 'AWS::Lambda::Version') {
      return functionBehind(template, method, resource.Properties?.FunctionName);
    }
  }
  throw new LocalRunError(`${method} of the gateway template calls no function of the same template.`);
}

function read<T>(shape: z.ZodType<T>, id: string, properties: unknown): T {
  const result = shape.safeParse(properties);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new LocalRunError(
    `The local gateway does not support ${id} of the gateway template:\n${problems.join('\n')}`,
  );
}
