/**
 * What a path has in place of the parameter that an endpoint's path ends with, decoded once; `undefined`: it is not a path
 * of this endpoint. A value may contain slashes: clients differ in whether they encode them. API Gateway hands the path of
 * a REST API on as it was sent (middleapi/standard-server pull request 93, 2026-09-15).
 *
 * @param pattern the endpoint's path: `/v1/models/{id}`
 */
export function pathParameter(pattern: string, path: string): string | undefined {
  const fixed = pattern.replace(/\{\w+\}$/, '');
  if (fixed === pattern || !path.startsWith(fixed) || path.length === fixed.length) return undefined;
  return decoded(path.slice(fixed.length));
}

/** As it is, where it is not well encoded: no model has such a name. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
