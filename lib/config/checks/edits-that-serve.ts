import type { DataClass } from '../../../policy/data-class';
import { editsToKeep } from '../../../policy/edits';
import { LANES } from '../../../policy/lane';
import { editInWords } from '../edit-words';
import { policyOf } from '../policy-of';
import type { ServingSections } from './serving';

/**
 * The fewest edits, in words, after which an existing model answers a caller. Empty if a model would have to move,
 * which is no less work than adding one. Never contains an edit that relaxes a rule.
 *
 * @param caller place among the callers.
 */
export function editsThatServe(
  sections: ServingSections,
  caller: number,
  dataClass: DataClass,
): readonly string[] {
  const { models, callers } = policyOf(sections);
  const written = { ...sections, models, callers };
  const ways = LANES.flatMap((lane) =>
    sections.models.map((_, model) => editsToKeep(written, { lane, caller, dataClass, model })),
  ).filter((edits) => !edits.some(({ kind }) => kind === 'move-model' || kind === 'relax-open-lane'));
  const [fewest] = ways.sort((a, b) => a.length - b.length);
  return (fewest ?? []).map((edit) => editInWords(edit, sections));
}
