import type { ChatBody } from './chat-body';

/** The images of a body, as their addresses. */
export const imagesIn = ({ messages }: ChatBody): readonly string[] =>
  messages.flatMap(({ role, content }) =>
    role !== 'user' || typeof content === 'string'
      ? []
      : content.flatMap((part) => (part.type === 'image_url' ? [part.image_url.url] : [])),
  );

/** What vLLM refuses of an image's address, in its words (vllm/multimodal/media, 2026-11); the network has no other source. */
export function imageProblem(url: string): string | undefined {
  const [, type, data] = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  if (type === undefined || data === undefined || data.length % 4 !== 0) {
    return 'Only base64 data URLs are supported for now.';
  }
  const bytes = Buffer.from(data, 'base64');
  const begins = SIGNATURES[type]?.some((start) => bytes.indexOf(start, 0, 'latin1') === 0);
  return begins ? undefined : 'Failed to load image: cannot identify image file';
}

/** How the files of each type begin. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'image/webp': ['RIFF'],
};
