import { existsSync, readFileSync } from 'node:fs';
import { type Statement, statementReaders } from '../../../lib/proof/iam/policy-document';
import { reasonUndecided, Undecided } from '../../../lib/proof/undecided';
import { CommandError } from '../../command-line/command-error';

/** Where service control policies come from: the organization, or a file that a person names. */
export type PolicySource =
  | { readonly kind: 'organization' }
  | { readonly kind: 'file'; readonly file: string; readonly policies: readonly ControlPolicy[] };

/** A service control policy. */
export interface ControlPolicy {
  readonly name: string;
  /** The statements that the evaluator understands. */
  readonly statements: readonly Statement[];
  /** Why each other statement, or the whole document, is not understood. It may deny any call. */
  readonly unread: readonly string[];
}

/**
 * The policies of a file: a policy document, a list of them, or what `aws organizations describe-policy` prints.
 *
 * @throws CommandError if there is no such file, or it has no policy
 */
export function policiesIn(file: string): PolicySource {
  if (!existsSync(file)) {
    throw new CommandError(
      `--scp ${file}: there is no such file. Expected the JSON of a service control policy, such as aws organizations describe-policy prints.`,
    );
  }
  const documents = [jsonOf(file)].flat().map(documentIn);
  if (documents.length === 0 || documents.some((one) => one === undefined)) {
    throw new CommandError(
      `--scp ${file}: this is no policy. Expected an object with Statement, a list of such objects, or what aws organizations describe-policy prints.`,
    );
  }
  const named = (index: number) => (documents.length > 1 ? `${file}[${index}]` : file);
  return {
    kind: 'file',
    file,
    policies: documents.map((document, index) => controlPolicy(named(index), document)),
  };
}

/** A policy from its document. A statement that the evaluator does not understand hides no other. */
export function controlPolicy(name: string, document: unknown): ControlPolicy {
  const unread: string[] = [];
  const understood = <T>(read: () => T): readonly T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      unread.push(reasonUndecided(error));
      return [];
    }
  };
  const statements = understood(() => statementReaders(document, 'identity', name))
    .flat()
    .flatMap(understood);
  return { name, statements, unread };
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(
      `--scp ${file}: ${(error as Error).message}. Expected the JSON of a service control policy.`,
    );
  }
}

/** The document in what a file has: itself, or the content that the AWS CLI prints as a text. */
function documentIn(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return undefined;
  if ('Statement' in json) return json;
  const { Content } = ('Policy' in json ? Object(json.Policy) : json) as { readonly Content?: unknown };
  try {
    return typeof Content === 'string' ? documentIn(JSON.parse(Content)) : undefined;
  } catch {
    return undefined;
  }
}
