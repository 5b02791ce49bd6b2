import type { CacheTtl } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Reading } from './reading';

const TTLS: readonly CacheTtl[] = ['5m', '1h'];

/**
 * Reads `cache_control`: the prompt up to this block may be kept in the provider's cache, for five minutes or an hour.
 * `scope`, which says who else may read that cache, is left out: a cache here is never shared between callers.
 */
export function readCache(fields: Fields, reading: Reading): { readonly cache?: CacheTtl } {
  const control = fields.nested('cache_control');
  if (!control) return {};
  const { problems } = reading;
  if (control.text('type') !== 'ephemeral') {
    problems.add('invalid_value', control.at('type'), 'must be ephemeral');
  }
  const ttl = control.text('ttl') ?? '5m';
  const cache = TTLS.find((known) => known === ttl);
  if (!cache) problems.add('invalid_value', control.at('ttl'), `must be ${TTLS.join(' or ')}`);
  control.ignore('scope');
  control.refuseOthers();
  return cache ? { cache } : {};
}
