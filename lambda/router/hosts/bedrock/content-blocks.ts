import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';
import { mayLoseDigits } from '../../../json/json-source';
import { JsonText } from '../../../json/json-text';
import type {
  ChatPart,
  DocumentPart,
  ImagePart,
  ReasoningPart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from '../../contract/chat';
import { documentText, isTextDocument } from '../wire/document-text';
import { acceptedNames } from './accepted-names';
import type { CacheMarks } from './cache-marks';
import { type CallForm, isSealed } from './call-form';

/** Some text is needed where the conversation has none. */
const NO_WORDS = { text: '.' };
const NOTHING_RETURNED = { text: 'The tool returned nothing.' };
const TOOL_FAILED = { text: 'The tool failed.' };

/**
 * What makes the content blocks of the turns of one conversation, in their order. Bytes are base64, as JSON carries them.
 *
 * @param parts every part of the conversation
 */
export function blockWriter(parts: readonly ChatPart[], form: CallForm, marks: CacheMarks) {
  const ids = acceptedNames(
    parts.flatMap((part) =>
      part.type === 'tool-call' ? [part.id] : part.type === 'tool-result' ? [part.callId] : [],
    ),
  );
  let documents = 0;
  return blocks;

  function blocks(turn: readonly ChatPart[]): ContentBlock[] {
    const images = imagesBesideResults(form);
    const writtenOf = (part: ChatPart): object[] => [...blocksOf(part, images), ...marks.after(part)];
    // Results of tools are the first parts of a turn; what does not fit into them follows them.
    const results = turn.filter(isResult).flatMap(writtenOf);
    const others = turn.filter((part) => !isResult(part)).flatMap(writtenOf);
    const written = [...results, ...images.blocks, ...others];
    // Converse refuses a document beside which there is no text (API reference, Message).
    const needsText =
      written.some((block) => 'document' in block) && !written.some((block) => 'text' in block);
    return (needsText || written.length === 0 ? [...written, NO_WORDS] : written) as ContentBlock[];
  }

  function blocksOf(part: ChatPart, images: ImagesBesideResults): object[] {
    switch (part.type) {
      case 'text':
      case 'image':
      case 'document':
        return [contentOf(part)];
      case 'reasoning':
        return form.keepsReasoning && isSealed(part) ? [reasoningOf(part)] : [];
      case 'tool-call':
        return [callOf(part)];
      case 'tool-result':
        return [resultOf(part, images)];
    }
  }

  function contentOf(part: TextPart | ImagePart | DocumentPart): object {
    if (part.type === 'text') return { text: part.text };
    const { format, data } = part;
    if (part.type === 'image') return { image: { format, source: { bytes: data } } };
    if (!form.readsDocuments && isTextDocument(part)) return { text: documentText(part) };
    // A model could take the caller's name for an instruction, so AWS asks for a neutral one (API reference,
    // DocumentBlock). No two may be the same.
    documents += 1;
    return { document: { format, name: `Document ${documents}`, source: { bytes: data } } };
  }

  function reasoningOf({ text, signature, redacted }: ReasoningPart): object {
    return {
      reasoningContent:
        redacted === undefined ? { reasoningText: { text, signature } } : { redactedContent: redacted },
    };
  }

  function callOf({ id, name, arguments: json }: ToolCallPart): object {
    return {
      toolUse: { toolUseId: ids.accepted(id), name: form.toolNames.accepted(name), input: objectIn(json) },
    };
  }

  function resultOf(
    { callId, content, failed = false }: ToolResultPart,
    images: ImagesBesideResults,
  ): object {
    const shown = content
      .filter((part) => part.type !== 'text' || part.text.trim() !== '')
      .map((part) => (part.type === 'image' ? images.inResult(contentOf(part)) : contentOf(part)));
    const { resultStatus } = form.traits;
    const blocks = failed && !resultStatus ? [TOOL_FAILED, ...shown] : shown;
    return {
      toolResult: {
        toolUseId: ids.accepted(callId),
        content: blocks.length > 0 ? blocks : [NOTHING_RETURNED],
        ...(failed && resultStatus && { status: 'error' }),
      },
    };
  }
}

const isResult = ({ type }: ChatPart): boolean => type === 'tool-result';

/** The images of one turn that are in results of tools. */
interface ImagesBesideResults {
  /** What a result has in the place of this block of an image. */
  inResult(image: object): object;
  /** What follows the results. */
  readonly blocks: readonly object[];
}

/**
 * Nova and Claude take images in results (Amazon Bedrock API reference, ToolResultContentBlock, 2026-11); those of other models
 * follow the results, by number.
 */
function imagesBesideResults({ traits }: CallForm): ImagesBesideResults {
  const blocks: object[] = [];
  return {
    blocks,
    inResult(image) {
      if (traits.resultStatus) return image;
      const name = { text: `[Image ${blocks.length / 2 + 1}]` };
      blocks.push(name, image);
      return name;
    },
  };
}

/** The arguments as an object, which Converse needs, with every digit. A text that is none stays a text in one. */
function objectIn(json: string): object {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return mayLoseDigits(json) ? new JsonText(json) : value;
    }
  } catch {
    // Another model may have written it; this one must still get a conversation.
  }
  return { arguments: json };
}
