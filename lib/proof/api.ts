import { readPolicy, type Statement } from './iam/policy-document';
import type { Found, World } from './template/world';
import { Undecided } from './undecided';

/** One request the API answers. */
export interface ApiMethod {
  readonly symbol: string;
  /** `POST /v1/chat/completions` */
  readonly words: string;
  readonly path: string;
  readonly authorization: string;
  /** What IAM is asked for: the method's ARN. */
  readonly arn: string;
  /** The function that answers; `undefined` where none does. */
  readonly function: string | undefined;
}

/** The API of a deployment as far as it decides who gets in. */
export interface Api {
  readonly id: string;
  readonly arn: string;
  readonly methods: readonly ApiMethod[];
  readonly policy: readonly Statement[];
}

export function apiOf(world: World): Api {
  const [api, ...more] = world.ofType('AWS::ApiGateway::RestApi');
  if (!api || more.length > 0) throw new Undecided('the templates have no API, or several');
  const [stage, ...stages] = world.ofType('AWS::ApiGateway::Stage');
  if (!stage || stages.length > 0) throw new Undecided('the API has no stage, or several');
  if (api.has('Body') || api.has('BodyS3Location')) throw new Undecided('the API is defined elsewhere');
  const { partition, region, account } = world.templates;
  const arn = `arn:${partition}:execute-api:${region}:${account}:${api.symbol}`;
  return {
    id: api.symbol,
    arn,
    methods: world
      .ofType('AWS::ApiGateway::Method')
      .map((method) => methodOf(world, method, `${arn}/${stage.text('StageName')}`)),
    policy: readPolicy(written(api.get('Policy'), arn), 'resource', api.symbol),
  };
}

function methodOf(world: World, method: Found, stage: string): ApiMethod {
  const path = pathOf(world, method.text('ResourceId'));
  const verb = method.text('HttpMethod');
  const { Uri = '' } = (method.get('Integration') ?? {}) as { readonly Uri?: string };
  return {
    symbol: method.symbol,
    words: `${verb} ${path}`,
    path,
    authorization: method.has('AuthorizationType') ? method.text('AuthorizationType') : 'NONE',
    arn: `${stage}/${verb}${path}`,
    function: /:function:(\{[^{}]+\})/.exec(Uri)?.[1],
  };
}

/** The path of a resource from its parts, up to the API's root. */
function pathOf(world: World, id: string): string {
  const resource = world.ofType('AWS::ApiGateway::Resource').find(({ symbol }) => symbol === id);
  return resource ? `${pathOf(world, resource.text('ParentId'))}/${resource.text('PathPart')}` : '';
}

/**
 * In its own policy an API may be written `execute-api:/…`, which API Gateway completes (developer guide, "API
 * Gateway resource policy examples").
 */
function written(document: unknown, arn: string): unknown {
  const text = JSON.stringify(document ?? { Statement: [] });
  return JSON.parse(text.replaceAll('"execute-api:/', `"${arn}/`));
}
