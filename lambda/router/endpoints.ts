import type { Endpoint } from '../../policy/endpoints';
import type { RouterParts } from './admit';
import { answerChat } from './answer-chat';
import { answerEmbeddings } from './answer-embeddings';
import { answerTokenCount } from './answer-token-count';
import type { RouterRequest, RouterResponse } from './contract/http';
import { callerOf } from './request/caller';
import { CHAT } from './response/chat/chat-answer';
import { COMPLETIONS } from './response/completions/completion-answer';
import { MESSAGES } from './response/messages/messages-answer';
import { modelCard, modelList } from './response/model-cards';
import { json } from './response/respond';
import { RESPONSES } from './response/responses/responses-answer';

/**
 * Answers one request to an endpoint, or throws an `ApiError` (I12).
 *
 * @param logged what is left to do after an answer with status 200 that has no records
 * @param parameter what the path has in place of its parameter; text of the caller
 */
export type AnswerEndpoint = (
  parts: RouterParts,
  request: RouterRequest,
  logged: RouterResponse['finish'],
  parameter?: string,
) => RouterResponse | Promise<RouterResponse>;

/** How each endpoint answers. The compiler names the endpoint of policy/endpoints.ts that has no entry. */
export const ANSWERS = {
  chat: (parts, request) => answerChat(CHAT, parts, request),

  completions: (parts, request) => answerChat(COMPLETIONS, parts, request),

  responses: (parts, request) => answerChat(RESPONSES, parts, request),

  messages: (parts, request) => answerChat(MESSAGES, parts, request),

  'count-tokens': answerTokenCount,

  embeddings: (parts, request) => answerEmbeddings(parts, request),

  models({ config, policy }, request, logged) {
    return json(200, modelList(config, policy, callerOf(request, config)), logged);
  },

  model({ config, policy }, request, logged, parameter = '') {
    return json(200, modelCard(config, policy, callerOf(request, config), parameter), logged);
  },

  health(_parts, _request, logged) {
    return json(200, { status: 'ok' }, logged);
  },
} satisfies Record<Endpoint, AnswerEndpoint>;
