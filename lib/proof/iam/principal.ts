import { type Kleene, or } from '../kleene';
import { Undecided } from '../undecided';
import type { Principals } from './policy-document';

/** The caller. A role calls through a session; policies see the role. */
export type Principal =
  | { readonly kind: 'role' | 'user'; readonly arn: string; readonly account: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** How a statement names a principal. */
export interface Naming {
  /** As the one that calls: `*`, a service, a user, or the session of a role. A permissions boundary does not limit it. */
  readonly directly: Kleene;
  /** By the role of the session. The boundary of the role limits what the statement grants. */
  readonly asRole: Kleene;
  /** By its account, whose policies then decide. */
  readonly byAccount: Kleene;
}

const NOBODY: Naming = { directly: false, asRole: false, byAccount: false };
/** A name that may be the principal's or its account's. */
const SOMEBODY: Naming = { directly: 'unknown', asRole: false, byAccount: 'unknown' };

/**
 * IAM user guide, "AWS JSON policy elements: Principal" and, for what a boundary limits, "Policy evaluation logic".
 * `*` includes unsigned requests.
 */
export function naming(principals: Principals, principal: Principal): Naming {
  const names = Object.entries(principals).flatMap(([kind, listed]) =>
    listed.map((name) => nameOf(kind, name, principal)),
  );
  return {
    directly: or(...names.map(({ directly }) => directly)),
    asRole: or(...names.map(({ asRole }) => asRole)),
    byAccount: or(...names.map(({ byAccount }) => byAccount)),
  };
}

function nameOf(kind: string, name: string, principal: Principal): Naming {
  if (kind === 'AWS' && name === '*') return { ...NOBODY, directly: true };
  if (/[*?]/.test(name)) throw new Undecided(`a principal cannot be named with a wildcard: ${name}`);
  if (principal.kind === 'anonymous') return NOBODY;
  if (principal.kind === 'service')
    return { ...NOBODY, directly: kind === 'Service' && name === principal.name };
  switch (kind) {
    case 'AWS':
      return byName(name, principal);
    case 'CanonicalUser':
      // Another name of an account, which the templates do not translate.
      return { ...NOBODY, byAccount: 'unknown' };
    case 'Federated':
      // The identity provider may have opened the session of the role.
      return { ...NOBODY, directly: principal.kind === 'role' && 'unknown' };
    default:
      return NOBODY;
  }
}

type Entity = Extract<Principal, { arn: string }>;

/** The name of an entity or a session: letters and symbols of the templates, which may contain a slash. */
const NAME = /(?:⟦[^⟦⟧]*⟧|[^/⟦⟧])+/.source;
const ACCOUNT = /^(?:arn:([\w-]+):iam::)?(\d{12})(?::root)?$/;
const IAM_ENTITY = /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/./;
const SESSION = new RegExp(`^arn:[\\w-]+:sts::(\\d{12}):(assumed-role|federated-user)/(${NAME})(?:/.+)?$`);

/**
 * `111122223333` and `arn:aws:iam::111122223333:root` are the same account. A statement may name one session of a role
 * or of a user; which session calls is not known. Any other form may stand for the caller, such as the unique id of a
 * deleted role.
 */
function byName(name: string, { kind, arn, account }: Entity): Naming {
  if (name === arn) return kind === 'role' ? { ...NOBODY, asRole: true } : { ...NOBODY, directly: true };
  const [isAccount, partition, owner] = ACCOUNT.exec(name) ?? [];
  if (isAccount) {
    const elsewhere = partition !== undefined && !arn.startsWith(`arn:${partition}:`);
    return { ...NOBODY, byAccount: owner === account && (elsewhere ? 'unknown' : true) };
  }
  if (IAM_ENTITY.test(name)) return NOBODY;
  const [isSession, holder, sort, entity] = SESSION.exec(name) ?? [];
  if (!isSession) return SOMEBODY;
  const same = sort === (kind === 'role' ? 'assumed-role' : 'federated-user') && entity === entityName(arn);
  return { ...NOBODY, directly: holder === account && same && 'unknown' };
}

/** The name at the end of the ARN, without its path. */
function entityName(arn: string): string | undefined {
  return new RegExp(`:(?:role|user)/(?:.*/)?(${NAME})$`).exec(arn)?.[1];
}
