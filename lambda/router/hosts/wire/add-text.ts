import type { ChatEvent } from '../../contract/chat';

/** Adds text to a batch. Texts that come together are one event: they leave together too, in one chunk. */
export function addText(batch: ChatEvent[], text: string): void {
  const last = batch.at(-1);
  if (last?.type === 'text-delta') batch[batch.length - 1] = { type: 'text-delta', text: last.text + text };
  else batch.push({ type: 'text-delta', text });
}
