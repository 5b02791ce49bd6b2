import { boundaryOf, roleTagsOf } from './expected/account-rules';
import type { Basis } from './expected/basis';
import { type RoleDocuments, roleDocuments } from './expected/identities/role-documents';
import { importedRole } from './expected/things';
import type { ExpectedStatement } from './matching/policy';
import { partsOf } from './matching/rule';
import { statementJson } from './statement-json';

/** A document of IAM. */
export interface Document {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** An imported role as it has to be. */
export interface RoleDescription {
  /** What the deployment uses it for: `sealed-lane`. */
  readonly use: string;
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly trust: Document;
  /** By what they are for: `base`, `models`, `service`. */
  readonly policies: readonly { readonly part: string; readonly document: Document }[];
  /** The ARN of the permissions boundary. @default the account demands none */
  readonly boundary?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What takes the place of a thing that the policies refer to: its name, or what is known of it. */
export type NameOf = (thing: string) => string;

/** Every imported role as it has to be. */
export const roleDescriptions = (basis: Basis, nameOf: NameOf): readonly RoleDescription[] =>
  roleDocuments(basis).flatMap((documents) => {
    const arn = importedRole(basis, documents.owner);
    return arn === undefined ? [] : [describe(basis, documents, arn, nameOf)];
  });

export function documentOf(statements: readonly ExpectedStatement[], nameOf: NameOf): Document {
  const textOf = (text: string) =>
    partsOf(text)
      .map((part) => (typeof part === 'string' ? part : nameOf(part.thing)))
      .join('');
  return { Version: '2012-10-17', Statement: statements.map((one) => statementJson(one, textOf)) };
}

function describe(
  { deployment }: Basis,
  { owner, trust, policies }: RoleDocuments,
  arn: string,
  nameOf: NameOf,
): RoleDescription {
  const [, path = '/', name = ''] = /:role(\/.*\/|\/)([^/]+)$/.exec(arn) ?? [];
  const boundary = boundaryOf(deployment);
  return {
    use: owner,
    ...{ arn, name, path, trust: documentOf([trust], nameOf) },
    policies: policies.map(({ part, statements }) => ({ part, document: documentOf(statements, nameOf) })),
    ...(boundary !== undefined && { boundary }),
    tags: roleTagsOf(deployment),
  };
}
