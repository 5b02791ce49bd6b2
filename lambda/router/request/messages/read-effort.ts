import { REASONING_EFFORTS, type ReasoningEffort } from '../../../../policy/thinking';
import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** The smallest budget of thinking (Anthropic API reference, "ThinkingConfigEnabled", 2026-11). */
const MIN_BUDGET = 1_024;
/** Up to here an effort is low, and up to the next medium. Other hosts know an effort, and no budget. */
const LOW_BUDGET = 4_096;
const MEDIUM_BUDGET = 16_384;
/** What Anthropic's API takes where a request sets no effort (API reference, "OutputConfig", 2026-11). */
const DEFAULT_EFFORT: ReasoningEffort = 'high';

const EFFORTS = REASONING_EFFORTS.filter((effort) => effort !== 'none' && effort !== 'minimal');

/** How much a model should think, and the field that says so. */
export interface ReadEffort {
  readonly effort: ReasoningEffort;
  readonly field: 'thinking' | 'output_config.effort';
}

/**
 * Reads `thinking`, and the effort of `output_config`. Thinking that is switched off is no effort. A budget is the
 * effort nearest to it, unless the request names one. Without both fields the model does what it does by itself.
 * Whether thinking is shown is left out: it is, because its signature holds for its text.
 */
export function readEffort(
  fields: Fields,
  config: Fields | undefined,
  problems: Problems,
): ReadEffort | undefined {
  const effort = config?.word('effort', ...EFFORTS);
  const named = effort && ({ effort, field: 'output_config.effort' } as const);
  const thinking = fields.nested('thinking');
  if (!thinking) return named;
  const type = thinking.text('type') ?? '';
  // How thinking is shown, and what becomes of blocks that do not fit the conversation: it is passed on as it is.
  thinking.ignore('display', 'block_binding');
  const budget = type === 'enabled' ? readBudget(thinking, problems) : undefined;
  thinking.refuseOthers();
  switch (type) {
    case 'disabled':
      return { effort: 'none', field: 'thinking' };
    case 'enabled':
      return named ?? { effort: effortOf(budget ?? MIN_BUDGET), field: 'thinking' };
    case 'adaptive':
    case 'between_tools':
      return named ?? { effort: DEFAULT_EFFORT, field: 'thinking' };
    default:
      return problems.add('invalid_value', thinking.at('type'), 'must be enabled, disabled or adaptive');
  }
}

function readBudget(thinking: Fields, problems: Problems): number | undefined {
  const budget = thinking.amount('budget_tokens');
  if (budget !== undefined && Number.isInteger(budget) && budget >= MIN_BUDGET) return budget;
  return problems.add(
    'invalid_value',
    thinking.at('budget_tokens'),
    `must be a whole number from ${MIN_BUDGET} on`,
  );
}

function effortOf(budget: number): ReasoningEffort {
  if (budget <= LOW_BUDGET) return 'low';
  return budget <= MEDIUM_BUDGET ? 'medium' : 'high';
}
