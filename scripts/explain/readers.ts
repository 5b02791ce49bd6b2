import type { Headers } from '../../lambda/router/contract/http';
import type { Asked } from '../../lambda/router/request/asked';
import { readEmbeddings } from '../../lambda/router/request/embeddings/read-embeddings';
import { CHAT } from '../../lambda/router/response/chat/chat-answer';
import { COMPLETIONS } from '../../lambda/router/response/completions/completion-answer';
import { MESSAGES } from '../../lambda/router/response/messages/messages-answer';
import { RESPONSES } from '../../lambda/router/response/responses/responses-answer';
import { ENDPOINTS, type Endpoint } from '../../policy/endpoints';

/** The endpoints that models answer. */
export type AnsweredEndpoint = {
  [E in Endpoint]: (typeof ENDPOINTS)[E]['task'] extends 'none' ? never : E;
}[Endpoint];

/** The router's own reader of each. The compiler names the endpoint of policy/endpoints.ts that has no entry. */
export const READERS = {
  chat: CHAT.read,
  completions: COMPLETIONS.read,
  responses: RESPONSES.read,
  messages: MESSAGES.read,
  embeddings: readEmbeddings,
} as const satisfies Readonly<Record<AnsweredEndpoint, (body: unknown, headers: Headers) => Asked>>;

export const ANSWERED_ENDPOINTS = Object.keys(READERS) as readonly AnsweredEndpoint[];

export const pathOf = (endpoint: AnsweredEndpoint): string => ENDPOINTS[endpoint].path;
