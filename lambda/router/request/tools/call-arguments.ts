import { isObject } from '../fields';

/**
 * The arguments of an earlier call as every host takes them: one JSON object, as text. Some models write nothing where a
 * tool takes no arguments. What is no object, because the answer was cut off or the model wrote something else, is passed
 * on as a text in an object, so that the answer can be sent back: Anthropic's documentation has this form for it
 * ("Fine-grained tool streaming", 2026-11), and answers of the Messages API here have it too.
 */
export function callArguments(written: string): string {
  if (written.trim() === '') return '{}';
  return isJsonObject(written) ? written : JSON.stringify({ INVALID_JSON: written });
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}
