/**
 * One server-sent event with its name, which its data repeats as `type`: those of Anthropic's streams and of the Responses
 * API. JSON escapes line breaks, so no text of an answer can start another event.
 */
export const namedEvent = (type: string, fields: object = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
