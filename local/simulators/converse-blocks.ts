import * as z from 'zod';
import { DOCUMENT_FORMATS, IMAGE_FORMATS } from '../../lambda/router/contract/chat';

// The content blocks of Converse, as far as the router writes them; what Bedrock refuses is refused (Amazon Bedrock API
// reference, ContentBlock and its parts, 2026-11).

/** Both the name of a tool and the id of a call. */
export const toolName = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must match [a-zA-Z0-9_-]+ and have 1 to 64 characters');

export const textBlock = z.strictObject({
  text: z.string().regex(/\S/, 'text content blocks must contain non-whitespace text'),
});

export const cachePoint = z.strictObject({
  cachePoint: z.strictObject({ type: z.literal('default'), ttl: z.enum(['5m', '1h']).optional() }),
});

const bytes = z.base64().min(1);
/** The largest files that a message may hold (API reference, Message). */
const LARGEST_IMAGE = 3.75 * 1024 * 1024;
const LARGEST_DOCUMENT = 4.5 * 1024 * 1024;
const atMost = (largest: number) =>
  bytes.refine((text) => (text.length / 4) * 3 <= largest, 'the file is too large');

const imageBlock = z.strictObject({
  image: z
    .strictObject({
      format: z.enum(IMAGE_FORMATS),
      source: z.strictObject({ bytes: atMost(LARGEST_IMAGE) }),
    })
    .refine(({ format, source }) => BEGINNINGS[format].test(source.bytes), 'Could not process image')
    .refine(
      ({ format, source }) => longestSide(format, source.bytes) <= LONGEST_SIDE,
      'At least one of the image dimensions exceed max allowed size: 8000 pixels',
    ),
});

/** Pixels (API reference, Message). */
const LONGEST_SIDE = 8000;

/** The longer side of an image, in pixels; 0 for the formats whose heads are not read here. */
function longestSide(format: (typeof IMAGE_FORMATS)[number], base64: string): number {
  const head = Buffer.from(base64.slice(0, 64), 'base64');
  if (format === 'png' && head.length >= 24) return Math.max(head.readUInt32BE(16), head.readUInt32BE(20));
  if (format === 'gif' && head.length >= 10) return Math.max(head.readUInt16LE(6), head.readUInt16LE(8));
  return 0;
}

/** How the files of each format begin, in base64. */
const BEGINNINGS: Readonly<Record<(typeof IMAGE_FORMATS)[number], RegExp>> = {
  png: /^iVBORw0KGgo/,
  jpeg: /^\/9j\//,
  gif: /^R0lGODdh|^R0lGODlh/,
  webp: /^UklGR.{5}[BFJNRVZdhlptx159]XRUJQ/,
};

const documentBlock = z.strictObject({
  document: z.strictObject({
    format: z.enum(DOCUMENT_FORMATS),
    name: z
      .string()
      .min(1)
      .max(200)
      .regex(/^(?!.*\s\s)[a-zA-Z0-9\s()[\]-]+$/, 'The document name has characters that are not allowed'),
    source: z.strictObject({ bytes: atMost(LARGEST_DOCUMENT) }),
  }),
});

const reasoningBlock = z.strictObject({
  reasoningContent: z.union([
    z.strictObject({ reasoningText: z.strictObject({ text: z.string(), signature: z.string().optional() }) }),
    z.strictObject({ redactedContent: bytes }),
  ]),
});

const toolUseBlock = z.strictObject({
  toolUse: z.strictObject({
    toolUseId: toolName,
    name: toolName,
    input: z.record(z.string(), z.unknown()),
  }),
});

const toolResultBlock = z.strictObject({
  toolResult: z
    .strictObject({
      toolUseId: toolName,
      content: z.array(z.union([textBlock, imageBlock, documentBlock])),
      status: z.enum(['success', 'error']).optional(),
    })
    .refine(
      ({ content, status }) => content.length > 0 || status !== 'error',
      'The content field cannot be empty when status value is error.',
    ),
});

export const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('user'),
    content: z
      .array(z.union([textBlock, imageBlock, documentBlock, toolResultBlock, cachePoint]))
      .min(1)
      .refine(
        (content) =>
          !content.some((block) => 'document' in block) || content.some((block) => 'text' in block),
        'A text block must be beside a document',
      ),
  }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.array(z.union([textBlock, reasoningBlock, toolUseBlock, cachePoint])).min(1),
  }),
]);
export type Message = z.infer<typeof messageSchema>;
export type Block = Message['content'][number];

/** Every text of some blocks, those in results of tools included. */
export const textsIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if ('text' in block) return [block.text];
    return 'toolResult' in block ? textsIn(block.toolResult.content) : [];
  });
