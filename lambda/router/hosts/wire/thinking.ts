import type { RefusableSetting } from '../../../../policy/refusable-setting';
import { asksToThink, REASONING_EFFORTS, type ReasoningEffort } from '../../../../policy/thinking';
import type { ChatRequest } from '../../contract/chat';
import type { RouterThinking } from '../model-fields';

/** What is known of a model's thinking. */
export interface Thoughtful {
  readonly thinking?: RouterThinking;
}

type Asked = Pick<ChatRequest, 'effort'>;

/** Whether the model thinks before it answers this request; `undefined`: not known. */
export function thinks({ effort }: Asked, { thinking }: Thoughtful): boolean | undefined {
  if (!thinking) return undefined;
  const { choice, byDefault } = thinking;
  if (choice !== 'caller') return choice === 'on';
  return effort === undefined ? byDefault === 'on' : asksToThink(effort);
}

/**
 * Why the model cannot answer with this effort, as the end of a sentence that begins with its name.
 *
 * @param field of the effort, as the dialect of the caller names it
 */
export function whyNotSo({ effort }: Asked, { thinking }: Thoughtful, field: string): string | undefined {
  if (effort === undefined) return undefined;
  if (!thinking) return `takes no ${field}: whether it thinks is not known here`;
  if (thinking.choice === 'caller' || asksToThink(effort) === (thinking.choice === 'on')) return undefined;
  return thinking.choice === 'on'
    ? `thinks before every answer, so it takes no ${field} ${effort}`
    : `does not think, so it takes no ${field} ${effort}`;
}

/** What a call adds so that the model thinks as it should, in the protocol of its host. */
export function thinkingFields(request: Asked, model: Thoughtful): Readonly<Record<string, unknown>> {
  const { thinking } = model;
  const { effort } = request;
  if (!thinking) return {};
  const on = thinks(request, model);
  const told =
    thinking.choice === 'caller' && effort === undefined ? undefined : on ? thinking.on : thinking.off;
  const { levels } = thinking;
  return {
    ...told,
    ...(on && levels && effort && { [levels.field]: nearest(effort, levels.values) }),
  };
}

/** The effort of a model that thinks: the nearest of its levels, or `on` where the model decides how much. */
export function effortLevel(effort: ReasoningEffort, { thinking }: Thoughtful): string {
  return (thinking?.levels && nearest(effort, thinking.levels.values)) ?? 'on';
}

/** The largest of a model's levels that is not above the effort, or its least. */
function nearest(effort: ReasoningEffort, levels: readonly string[]): string | undefined {
  const order: readonly string[] = REASONING_EFFORTS;
  return levels.filter((level) => order.indexOf(level) <= order.indexOf(effort)).at(-1) ?? levels[0];
}

/** What the model refuses in a request: always, and while it thinks. */
export function refusedWhile(
  thinking: boolean | undefined,
  model: Thoughtful & { readonly refuses?: readonly RefusableSetting[] },
): { readonly refuses?: readonly RefusableSetting[] } {
  const more = thinking ? model.thinking?.refuses : undefined;
  return more ? { refuses: [...(model.refuses ?? []), ...more] } : model;
}

/** The least limit of an answer, in tokens. */
export const fewestTokens = (thinking: boolean | undefined, model: Thoughtful): number =>
  (thinking ? model.thinking?.fewestTokens : undefined) ?? 1;
