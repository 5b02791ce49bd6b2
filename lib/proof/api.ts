import { ABSENT } from './iam/context';
import { readPolicy, type Statement } from './iam/policy-document';
import type { Principal } from './iam/principal';
import type { IamRequest } from './iam/statement';
import type { FoundResource, World } from './template/world';
import { Undecided } from './undecided';

/** One method of the API. */
export interface ApiMethod {
  readonly symbol: string;
  /** `POST /v1/chat/completions` */
  readonly words: string;
  readonly path: string;
  readonly authorization: string;
  /** What IAM is asked for: the ARNs of the method's requests, with wildcards where one stands for many. */
  readonly requests: readonly string[];
  /** The function that answers; `undefined` where none does. */
  readonly function: string | undefined;
}

/** Stands for the API's id where policies are asked: ids are letters and digits, and a symbol might hold a slash. */
const SOME_ID = 'a1b2c3d4e5';

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
  const apis = `arn:${partition}:execute-api:${region}:${account}:`;
  return {
    id: api.symbol,
    arn: `${apis}${api.symbol}`,
    methods: world
      .ofType('AWS::ApiGateway::Method')
      .map((method) => methodOf(world, method, `${apis}${SOME_ID}/${stage.text('StageName')}`)),
    policy: readPolicy(written(api.get('Policy'), `${apis}${SOME_ID}`), 'resource', api.symbol),
  };
}

function methodOf(world: World, method: FoundResource, stage: string): ApiMethod {
  const path = pathOf(world, method.text('ResourceId'));
  const verb = method.text('HttpMethod');
  const { Uri = '' } = (method.get('Integration') ?? {}) as { readonly Uri?: string };
  return {
    symbol: method.symbol,
    words: `${verb} ${path}`,
    path,
    authorization: method.has('AuthorizationType') ? method.text('AuthorizationType') : 'NONE',
    requests: requestsOf(verb, path).map((request) => `${stage}/${request}`),
    function: /:function:(\{[^{}]+\})/.exec(Uri)?.[1],
  };
}

/** What `ANY` stands for (API Gateway developer guide, "Set up an HTTP method"). */
const VERBS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * IAM is asked about the path as it was sent: a declared path may have a slash at its end. A greedy route stands
 * for all paths below its parent, and the one at the root for those below `/v1`: the rest belongs in part to others.
 */
function requestsOf(verb: string, path: string): readonly string[] {
  const verbs = verb === 'ANY' ? VERBS : [verb];
  const greedy = /^(.*)\/\{proxy\+\}$/.exec(path);
  const paths = greedy ? [`${greedy[1] || '/v1'}/*`] : [path, `${path}/`];
  if (paths.some((one) => one.includes('{'))) throw new Undecided(`which requests ${path} stands for`);
  return verbs.flatMap((one) => paths.map((each) => `${one}${each}`));
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

/**
 * A request to the API as IAM sees it. `resource`: its ARN. `from`: the VPC endpoint it came by, `ABSENT` for none. An unsigned request
 * has no principal ARN, and its account reads `anonymous` (IAM user guide, "AWS global condition context keys").
 */
export function apiRequest(resource: string, principal: Principal, from: string | typeof ABSENT): IamRequest {
  const signed = 'arn' in principal;
  return {
    principal,
    action: 'execute-api:Invoke',
    resource,
    context: {
      'aws:PrincipalArn': signed ? principal.arn : ABSENT,
      'aws:PrincipalAccount': signed ? principal.account : 'anonymous',
      'aws:SourceVpce': from,
      'aws:SecureTransport': 'true',
    },
  };
}
