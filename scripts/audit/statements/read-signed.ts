import { HEADS_PREFIX } from '../../../lambda/chain-heads/schema/chain-heads';
import type { AuditFinding } from '../audit-finding';
import type { Layout } from '../source/bucket-layout';
import { DeploymentCheck } from './check-deployment';
import { sequenceChecker } from './check-sequence';
import type { PublicKey } from './read-public-keys';
import { readStatements } from './read-statements';
import { SignedHeads } from './signed-heads';
import { SignedObjects } from './signed-objects';

/** What the statements of a source say together. */
export interface Signed {
  /** Objects in the place of a statement. */
  readonly count: number;
  /** Statements from after the time of the copy: what they name may not be in it. */
  readonly later: number;
  readonly heads: SignedHeads;
  readonly objects: SignedObjects;
  readonly deployment: DeploymentCheck;
  /** The ids of the keys in the headers, each with the file of the key that verifies it, in order of their first use. */
  readonly keys: ReadonlyMap<string, string | undefined>;
}

/**
 * Reads every statement, checks it by itself and after the one before it, and keeps what it says about records.
 *
 * @param until the time of the copy; later statements are checked, and not used
 */
export async function readSigned(
  { statements }: Layout,
  given: readonly PublicKey[],
  until: number | undefined,
  report: (finding: AuditFinding) => void,
): Promise<Signed> {
  const heads = new SignedHeads();
  const objects = new SignedObjects();
  const deployment = new DeploymentCheck();
  const keys = new Map<string, string | undefined>();
  const inOrder = sequenceChecker(report);
  let count = 0;
  let later = 0;
  for await (const statement of readStatements(statements(), given, report)) {
    const { where, stated } = statement;
    count++;
    inOrder(statement);
    // One under the name of another statement says nothing that can be relied on.
    if (stated?.sequence !== statement.number) continue;
    if (until !== undefined && Date.parse(stated.time) > until) {
      later++;
      continue;
    }
    objects.add(where, heads.statements.length, stated);
    heads.add(where, stated);
    deployment.statement(where, stated);
    keys.set(stated.keyId, stated.verifiedBy);
    contradictions(where, stated.heads).forEach(report);
  }
  heads.close();
  if (count === 0 && given.length > 0) {
    const words =
      'a public key was given, and there is no statement: give the bucket as a whole, or a copy with its folder heads/';
    report({ kind: 'no-statements', where: HEADS_PREFIX, words });
  }
  return { count, later, heads, objects, deployment, keys };
}

/** Two heads in one place of one chain: the signer read two different records there. */
function contradictions(
  where: string,
  heads: readonly { readonly writer: string; readonly sequence: number }[],
): readonly AuditFinding[] {
  const seen = new Set<string>();
  return heads.flatMap(({ writer, sequence }) => {
    const place = `${sequence} ${writer}`;
    if (!seen.has(place)) {
      seen.add(place);
      return [];
    }
    const words = `the signer read two different records ${sequence} of writer ${writer}: one was added or altered`;
    return [{ kind: 'forked', where, words }];
  });
}
