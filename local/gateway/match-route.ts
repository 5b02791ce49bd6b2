import type { GatewayRoute, RestApi } from './rest-api';

export interface RouteMatch {
  readonly route: GatewayRoute;
  /** The path behind the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Whether a path starts with the API's stage, as it must on the API's own host name. */
export function namesStage({ stage }: Pick<RestApi, 'stage'>, path: string): boolean {
  return path === `/${stage}` || path.startsWith(`/${stage}/`);
}

/**
 * The route a request reaches. As on API Gateway, a route is a path and a method together: a fixed path part wins over `{name}`, and
 * that over `{name+}`, an exact method over `ANY`, and a path with another method only is passed over for a less
 * specific one. A slash at the end and slashes after the stage change nothing; letter case does.
 *
 * The service's documentation says little of this. Measured on it by others: ministackorg/ministack pull request 1423
 * and floci-io/floci pull request 3399 (path and method together, 2026-08 and 2026-09), aws/aws-sam-cli pull request
 * 1495 (slash at the end), localstack/localstack issue 11253 (slashes after the stage). For two slashes
 * further inside no source was found; here only `{name+}` matches them.
 */
export function matchRoute(api: RestApi, method: string, path: string): RouteMatch | undefined {
  if (!namesStage(api, path)) return undefined;
  return best(api.routes, method, path.slice(`/${api.stage}`.length).replace(/^\/*/, '/'));
}

function best(routes: readonly GatewayRoute[], method: string, path: string): RouteMatch | undefined {
  const matches = routes
    .filter((route) => route.method === method || route.method === 'ANY')
    .flatMap((route) => {
      const parameters = pattern(route.resource).exec(path);
      return parameters ? [{ route, path, pathParameters: { ...parameters.groups } }] : [];
    });
  return matches.sort((a, b) => order(a.route).localeCompare(order(b.route)))[0];
}

const pattern = (resource: string) =>
  new RegExp(
    `^${resource
      .replace(/[.*?^$()|[\]\\]/g, '\\$&')
      .replace(/\{(\w+)\+\}/g, '(?<$1>.+?)')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`,
  );

/** Sorts before what is less specific: each path part as 0 fixed, 1 one parameter, 2 the rest of the path. */
function order(route: GatewayRoute): string {
  const parts = route.resource
    .split('/')
    .map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0'));
  return `${parts.join('')}${route.method === 'ANY' ? '1' : '0'}`;
}
