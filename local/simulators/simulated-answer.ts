import type { ChatBody } from './chat-body';
import { chatPrompt } from './chat-prompt';
import { answerTokens, type ContextWindow } from './context-window';
import { exampleOf } from './schema-example';
import { type SimulatedCall, simulatedCalls } from './simulated-calls';
import { jsonPieces, promptTokens, type SimulatedText, simulatedText } from './simulated-text';

/** What a simulated model answers: text, or calls of tools. */
export interface SimulatedAnswer {
  readonly text: SimulatedText;
  readonly calls: readonly SimulatedCall[];
}

/** The answer of a simulated model to a body. The same body gives the same answer, but for the ids of its calls. */
export function simulatedAnswer(
  host: string,
  model: string,
  body: ChatBody,
  window: ContextWindow,
): SimulatedAnswer {
  const { texts, limit } = chatPrompt(body);
  const maxTokens = answerTokens(window, promptTokens(texts), limit);
  const calls = simulatedCalls(body, texts.at(-1) ?? '');
  const pieces = calls.length > 0 ? calls.flatMap((call) => call.pieces) : formPieces(body, texts);
  const text = simulatedText({
    host,
    model,
    texts,
    maxTokens,
    stop: [body.stop ?? []].flat(),
    ...(pieces && { answer: pieces }),
  });
  return calls.length > 0
    ? { text: { ...text, pieces: [] }, calls: cutTo(calls, maxTokens) }
    : { text, calls };
}

/** An answer in the format that the body asks for; `undefined` where its text is free. */
function formPieces(
  { response_format: format, structured_outputs: form }: ChatBody,
  texts: readonly string[],
): readonly string[] | undefined {
  if (form?.choice) return form.choice.slice(0, 1);
  const words = texts.at(-1) ?? '';
  if (typeof form?.json === 'object') return jsonPieces(exampleOf(form.json, words));
  if (!format || format.type === 'text') return undefined;
  return jsonPieces(
    format.type === 'json_schema' ? exampleOf(format.json_schema.schema, words) : { said: words },
  );
}

/** The calls as far as the tokens of the answer suffice. */
function cutTo(calls: readonly SimulatedCall[], tokens: number): readonly SimulatedCall[] {
  let left = tokens;
  return calls.flatMap((call) => {
    const pieces = call.pieces.slice(0, Math.max(left, 0));
    left -= call.pieces.length;
    return pieces.length > 0 ? [{ ...call, pieces }] : [];
  });
}
