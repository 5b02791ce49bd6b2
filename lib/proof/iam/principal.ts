import type { Kleene } from '../kleene';
import { Undecided } from '../undecided';
import type { Principals } from './policy-document';

/** The caller. A role calls through a session; policies see the role. */
export type Principal =
  | { readonly kind: 'role' | 'user'; readonly arn: string; readonly account: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** How a statement names a principal: itself (or `*`), or the account it belongs to. */
export interface Naming {
  readonly itself: Kleene;
  readonly byAccount: Kleene;
}

/**
 * IAM user guide, "AWS JSON policy elements: Principal". A statement that names an account delegates the decision to
 * that account's policies, so the two are separate. `*` includes unsigned requests.
 */
export function naming(principals: Principals, principal: Principal): Naming {
  if (principals.AWS?.includes('*')) return { itself: true, byAccount: false };
  switch (principal.kind) {
    case 'anonymous':
      return { itself: false, byAccount: false };
    case 'service':
      return { itself: principals.Service?.includes(principal.name) ?? false, byAccount: false };
    default: {
      const named = (principals.AWS ?? []).map(checked);
      return {
        itself: named.includes(principal.arn) || mayBeSessionOf(named, principal.arn),
        byAccount: named.some((name) => accountIn(name) === principal.account),
      };
    }
  }
}

/** `111122223333` and `arn:aws:iam::111122223333:root` are the same. */
function accountIn(name: string): string | undefined {
  return /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
}

/** A statement may name one session of a role; which session calls is not known. */
function mayBeSessionOf(named: readonly string[], arn: string): Kleene {
  const [, role] = /:role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const session = named.some((name) => role !== undefined && name.includes(`:assumed-role/${role}/`));
  return session ? 'unknown' : false;
}

/** A principal's name contains no wildcard; only `*` alone is allowed. */
function checked(name: string): string {
  if (/[*?]/.test(name)) throw new Undecided(`a principal cannot be named with a wildcard: ${name}`);
  return name;
}
