import { prove } from '../../../lib/proof/prove';
import type { Subject } from '../../../lib/proof/subject';
import { cdkTypes } from '../../../lib/sabotage/additions/cdk-types';
import { harmlessChangesOf } from '../../../lib/sabotage/harmless-changes';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import type { Judged } from '../../../lib/sabotage/outcome';
import { sample } from '../../../lib/sabotage/sample';
import { type Score, scoreOf, type Tried } from '../../../lib/sabotage/score';
import { statedClaims } from '../../../lib/sabotage/stated-claims';
import { CommandError } from '../../command-line/command-error';
import { inProcesses } from './in-processes';
import { progressOn } from './progress';

/** How many mutations are tried, and which. */
export interface Extent {
  /** Mutations, and as many harmless changes at most. @default all */
  readonly sample?: number;
  readonly seed: number;
}

/** Tries the proof of a subject with its mutations and harmless changes. @throws CommandError if it does not hold */
export async function mutate(subject: Subject, { sample: count, seed }: Extent): Promise<Score> {
  const { claims } = prove(subject);
  const failed = claims.filter(({ holds }) => !holds);
  if (failed.length > 0) {
    const ids = failed.map(({ id }) => id).join(', ');
    throw new CommandError(
      `The proof of ${subject.deployment.name} does not hold before any change: ${ids}. Run npm run prove -- ${subject.deployment.name} first.`,
    );
  }
  const chosen = <C>(changes: readonly C[]) => (count === undefined ? changes : sample(changes, count, seed));
  const mutations = chosen(mutationsOf(subject, cdkTypes()));
  const harmless = chosen(harmlessChangesOf(subject));
  const tasks = [
    ...mutations.map((mutation) => ({ edits: mutation.edits, stated: statedClaims(mutation) })),
    ...harmless.map(({ edits }) => ({ edits, stated: [] })),
  ];
  const results = await inProcesses(subject, tasks, progressOn(process.stderr, tasks.length));
  return scoreOf({
    mutations: tried(mutations, results),
    harmless: tried(harmless, results.slice(mutations.length)),
    whole: count === undefined,
  });
}

const tried = <C>(changes: readonly C[], results: readonly Judged[]): readonly Tried<C>[] =>
  changes.flatMap((change, index) => {
    const judged = results[index];
    return judged ? [{ change, judged }] : [];
  });
