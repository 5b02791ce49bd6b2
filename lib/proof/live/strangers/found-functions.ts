import type { Claim } from '../../claim';
import { idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** What Lambda has at a function besides its code and its configuration. */
export interface FoundFunction {
  readonly name: string;
  readonly urls: readonly { readonly url: string; readonly authType: string }[];
  /** Sources of events, by the ids of their mappings. */
  readonly mappings: readonly { readonly id: string; readonly source: string }[];
  readonly aliases: readonly string[];
  /** Published versions, without `$LATEST`. */
  readonly versions: readonly string[];
  readonly layers: readonly string[];
  /** The statement ids of its policy. That of a permission in a stack is the physical id of the permission. */
  readonly statements: readonly string[];
}

/** The functions are called by what the stacks name, and run no code of others. */
export function functionsClaim(
  own: Own,
  functions: readonly FoundFunction[],
  unread: readonly Unread[],
): Claim {
  const unknown = (type: string, ids: readonly string[]) =>
    ids.filter((id) => !idsOf(own, type).includes(id));
  const strangers = functions.flatMap(({ name, urls, mappings, aliases, versions, layers, statements }) => {
    const strange = unknown(
      'AWS::Lambda::EventSourceMapping',
      mappings.map(({ id }) => id),
    );
    return [
      ...urls.map(({ url, authType }) => `URL ${url} of function ${name} (authorization ${authType})`),
      ...mappings
        .filter(({ id }) => strange.includes(id))
        .map(({ id, source }) => `event source mapping ${id} of function ${name} (${source})`),
      ...aliases.map((alias) => `alias ${alias} of function ${name}`),
      ...versions.map((version) => `version ${version} of function ${name}`),
      ...layers.map((layer) => `layer ${layer} of function ${name}`),
      ...unknown('AWS::Lambda::Permission', statements).map(
        (sid) => `permission ${sid} in the policy of function ${name}`,
      ),
    ];
  });
  return strangersClaim(
    'live.functions',
    'no function has a URL, a source of events, an alias, a version, a layer or an invoker that no stack made',
    strangers,
    unread,
    functions.map(({ name }) => name),
  );
}
