import type { DataClass } from '../../../policy/data-class';
import { editsToKeep } from '../../../policy/edits';
import { LANES } from '../../../policy/lane';
import type { Policy } from '../../../policy/route-table';
import { editInWords } from '../edit-words';
import type { ServingSections } from './serving';

/**
 * The fewest edits, in words, after which an existing model answers a caller. Empty if a model would have to move,
 * which is no less work than adding one. Never contains an edit that relaxes a rule.
 *
 * @param policy the policy of these sections.
 * @param caller place among the callers.
 */
export function editsThatServe(
  sections: ServingSections,
  { models, callers }: Policy,
  caller: number,
  dataClass: DataClass,
): readonly string[] {
  const written = { ...sections, models, callers };
  const ways = LANES.flatMap((lane) =>
    sections.models.map((_, model) => editsToKeep(written, { lane, caller, dataClass, model })),
  ).filter((edits) => !edits.some(({ kind }) => kind === 'move-model' || kind === 'relax-open-lane'));
  const [fewest] = ways.sort((a, b) => a.length - b.length);
  return (fewest ?? []).map((edit) => editInWords(edit, sections));
}
