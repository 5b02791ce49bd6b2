import { REASONING_EFFORTS, type ReasoningEffort } from '../../../../policy/thinking';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readWord } from './read-word';

const SUMMARIES = ['auto', 'concise', 'detailed'] as const;
type Summary = (typeof SUMMARIES)[number];

export interface AskedReasoning {
  readonly effort?: ReasoningEffort;
  /** In any form: the text of the reasoning is shown. No host makes a summary of it. */
  readonly summary?: Summary;
}

/** Reads `reasoning`. */
export function readReasoningSettings(fields: Fields, problems: Problems): AskedReasoning {
  const reasoning = fields.nested('reasoning');
  if (!reasoning) return {};
  const effort = readWord(reasoning, 'effort', REASONING_EFFORTS, problems);
  const older = readWord(reasoning, 'generate_summary', SUMMARIES, problems);
  const summary = readWord(reasoning, 'summary', SUMMARIES, problems) ?? older;
  // All reasoning that is sent is passed on.
  reasoning.neutral('context', 'auto', 'all_turns');
  reasoning.neutral('mode', 'standard');
  reasoning.refuseOthers();
  return { ...(effort && { effort }), ...(summary && { summary }) };
}
