import type { Statement } from '../../iam/policy-document';

/** A policy that gives a principal its permissions, with the name by which IAM has it. */
export interface NamedPolicy {
  /** `policy arn:…`, `inline policy x`, `inline policy x of group y`. */
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** A user or a role of the account, with everything that IAM says of it. */
export interface AccountIdentity {
  readonly kind: 'user' | 'role';
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly policies: readonly NamedPolicy[];
  /** @default no boundary */
  readonly boundary?: readonly Statement[];
  /** Who may assume it; a user has none. */
  readonly trust: readonly Statement[];
  readonly tags: Readonly<Record<string, string>>;
}
