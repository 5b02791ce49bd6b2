import type { ReasoningPart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';

/**
 * The `encrypted_content` of reasoning items: a text format of this router, so that a client which knows nothing of it
 * sends a block of reasoning back whole. It is not encrypted and not secret: whoever holds the answer can read it, and
 * the detector reads it in the next request. The provider's signature in it is checked by the provider alone.
 *
 *     llm-reasoning/1
 *     signature=<percent-encoded>
 *     redacted=<base64>
 *
 *     <text>
 *
 * The two lines are there where the block has the value. Everything behind the first empty line is the text.
 */
const HEAD = 'llm-reasoning/1';

/** Writes a block of reasoning. */
export function seal({ text, signature, redacted }: Omit<ReasoningPart, 'type'>): string {
  const lines = [
    HEAD,
    ...(signature === undefined ? [] : [`signature=${encodeURIComponent(signature)}`]),
    ...(redacted === undefined ? [] : [`redacted=${redacted}`]),
  ];
  return `${lines.join('\n')}\n\n${text}`;
}

/** Reads what {@link seal} wrote; `undefined` for every other text. */
export function unseal(content: string): ReasoningPart | undefined {
  const end = content.indexOf('\n\n');
  const found = end === -1 ? undefined : SEAL.exec(content.slice(0, end))?.groups;
  const signature = decoded(found?.signature);
  const redacted = found?.redacted;
  if (!found || signature === null || (redacted !== undefined && !isBase64(redacted))) return undefined;
  return {
    type: 'reasoning',
    text: content.slice(end + 2),
    ...(signature !== undefined && { signature }),
    ...(redacted !== undefined && { redacted }),
  };
}

const SEAL = new RegExp(
  `^${HEAD}(?:\\nsignature=(?<signature>[^\\n]*))?(?:\\nredacted=(?<redacted>[^\\n]*))?$`,
);

/** `null`: not percent-encoded. */
function decoded(text: string | undefined): string | undefined | null {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return null;
  }
}
