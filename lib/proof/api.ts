import { callerContext } from './caller-context';
import { VERBS } from './expected/gateway/paths';
import type { ABSENT } from './iam/context';
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
  /** The ARNs that IAM evaluates for requests of this method; one with a wildcard represents many. */
  readonly requests: readonly string[];
  /** The function that answers the method; `undefined` if none does. */
  readonly function: string | undefined;
}

/** Represents the API's id in ARNs: ids are letters and digits, while a symbol contains a slash. */
const SOME_ID = 'a1b2c3d4e5';

/** The parts of a deployment's API that decide who may call it. */
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
  if (api.has('Body') || api.has('BodyS3Location'))
    throw new Undecided('the API is defined outside the templates');
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
    function: /:function:(⟦[^⟦⟧]+⟧)/.exec(Uri)?.[1],
  };
}

/**
 * IAM evaluates the path as the client sent it: a declared path may end in a slash. A greedy route covers all paths
 * below its parent, and so does a last part that a client chooses: a policy reads `*` across slashes. The greedy route at
 * the root counts for the paths below `/v1` only, because other methods own part of the rest.
 */
function requestsOf(verb: string, path: string): readonly string[] {
  const verbs = verb === 'ANY' ? VERBS : [verb];
  const chosen = /^(.*)\/\{(?:proxy\+|\w+)\}$/.exec(path);
  const paths = chosen ? [`${chosen[1] || '/v1'}/*`] : [path, `${path}/`];
  if (paths.some((one) => one.includes('{')))
    throw new Undecided(`cannot list the requests that ${path} matches`);
  return verbs.flatMap((one) => paths.map((each) => `${one}${each}`));
}

/** The path of a resource from its parts, up to the API's root. */
function pathOf(world: World, id: string, below: readonly string[] = []): string {
  if (below.includes(id)) throw new Undecided(`${id} is below itself`);
  const resource = world.ofType('AWS::ApiGateway::Resource').find(({ symbol }) => symbol === id);
  if (!resource) return '';
  return `${pathOf(world, resource.text('ParentId'), [...below, id])}/${resource.text('PathPart')}`;
}

/**
 * The API's own policy may abbreviate its ARN to `execute-api:/…`; API Gateway completes it (developer guide, "API
 * Gateway resource policy examples").
 */
function written(document: unknown, arn: string): unknown {
  const text = JSON.stringify(document ?? { Statement: [] });
  return JSON.parse(text.replaceAll('"execute-api:/', `"${arn}/`));
}

/**
 * A request to the API as IAM sees it.
 *
 * @param resource the ARN of the request
 * @param from the VPC endpoint it came through; `ABSENT` for none
 */
export function apiRequest(resource: string, principal: Principal, from: string | typeof ABSENT): IamRequest {
  return {
    principal,
    action: 'execute-api:Invoke',
    resource,
    context: {
      ...callerContext(principal),
      'aws:SourceVpce': from,
      'aws:SecureTransport': 'true',
    },
  };
}
