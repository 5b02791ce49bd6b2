import { REASONING_EFFORTS, type ReasoningEffort } from '../../../../policy/thinking';
import type { Fields } from '../fields';

const SUMMARIES = ['auto', 'concise', 'detailed'] as const;
type Summary = (typeof SUMMARIES)[number];

export interface AskedReasoning {
  readonly effort?: ReasoningEffort;
  /** In any form: the text of the reasoning is shown. No host makes a summary of it. */
  readonly summary?: Summary;
}

/** Reads `reasoning`. */
export function readReasoningSettings(fields: Fields): AskedReasoning {
  const reasoning = fields.nested('reasoning');
  if (!reasoning) return {};
  const effort = reasoning.word('effort', ...REASONING_EFFORTS);
  const older = reasoning.word('generate_summary', ...SUMMARIES);
  const summary = reasoning.word('summary', ...SUMMARIES) ?? older;
  // All reasoning that is sent is passed on.
  reasoning.neutral('context', 'auto', 'all_turns');
  reasoning.neutral('mode', 'standard');
  reasoning.refuseOthers();
  return { ...(effort && { effort }), ...(summary && { summary }) };
}
