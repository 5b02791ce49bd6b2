import type { RestApi, Route } from './rest-api';

export interface RouteMatch {
  readonly route: Route;
  /** The path behind the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The method a request reaches. The path may start with the stage, as on the API's own host name, or leave it
 * out, as on a custom domain. A fixed path part wins over `{name}`, and that over `{name+}`; an exact method over
 * `ANY`.
 */
export function matchRoute(api: RestApi, method: string, path: string): RouteMatch | undefined {
  const prefix = `/${api.stage}`;
  const candidates = path.startsWith(`${prefix}/`) ? [path.slice(prefix.length), path] : [path];
  return candidates
    .map((candidate) => best(api.routes, method, candidate))
    .find((match) => match !== undefined);
}

function best(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
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
      .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`,
  );

/** Sorts before what is less specific: each path part as 0 fixed, 1 one parameter, 2 the rest of the path. */
function order(route: Route): string {
  const parts = route.resource
    .split('/')
    .map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0'));
  return `${parts.join('')}${route.method === 'ANY' ? '1' : '0'}`;
}
