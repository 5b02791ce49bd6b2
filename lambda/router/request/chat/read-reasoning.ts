import type { ReasoningPart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';
import { Fields, isObject } from '../fields';
import type { Problems } from '../problems';

/**
 * Reads what an earlier answer of the assistant was thought from, as this API writes it: `thinking_blocks` as LiteLLM has
 * them, with signatures, otherwise the text in `reasoning_content`. vLLM calls the text `reasoning`. What has another
 * form is left out, as everything else that describes an answer.
 */
export function readReasoning(fields: Fields, problems: Problems): readonly ReasoningPart[] {
  const blocks = fields.take('thinking_blocks');
  const parts = (Array.isArray(blocks) ? blocks : []).filter(isObject).flatMap((block, index) => {
    const at = `${fields.at('thinking_blocks')}[${index}]`;
    return readThinking(new Fields(block, problems, at), block.type, problems) ?? [];
  });
  const [first] = [fields.take('reasoning_content'), fields.take('reasoning')].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  if (parts.length > 0 || first === undefined) return parts;
  return [{ type: 'reasoning', text: first }];
}

/** Reads one block of thinking; `undefined` where it is none. */
export function readThinking(block: Fields, type: unknown, problems: Problems): ReasoningPart | undefined {
  switch (type) {
    case 'thinking': {
      const [text, signature] = [block.take('thinking'), block.take('signature')];
      if (typeof text !== 'string') return undefined;
      return { type: 'reasoning', text, ...(typeof signature === 'string' && signature && { signature }) };
    }
    case 'redacted_thinking': {
      const redacted = block.take('data');
      if (typeof redacted !== 'string') return undefined;
      if (isBase64(redacted)) return { type: 'reasoning', text: '', redacted };
      return problems.add('invalid_value', block.at('data'), UNCHANGED);
    }
    case 'reasoning': {
      const text = block.take('text');
      return typeof text === 'string' ? { type: 'reasoning', text } : undefined;
    }
    default:
      return undefined;
  }
}

const UNCHANGED = 'must be the data of an earlier answer, unchanged';
