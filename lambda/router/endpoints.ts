import type { Endpoint } from '../../policy/endpoints';
import { answerChat, type RouterParts } from './answer-chat';
import { answerTokenCount } from './answer-token-count';
import type { RouterRequest, RouterResponse } from './contract/http';
import { callerOf } from './request/caller';
import { CHAT } from './response/chat/chat-answer';
import { MESSAGES } from './response/messages/messages-answer';
import { modelList } from './response/model-list';
import { json } from './response/respond';

/**
 * Answers one request to an endpoint, or throws an `ApiError` (I12).
 *
 * @param logged what is left to do after an answer with status 200 that has no records
 */
type AnswerEndpoint = (
  parts: RouterParts,
  request: RouterRequest,
  logged: RouterResponse['finish'],
) => RouterResponse | Promise<RouterResponse>;

/** How each endpoint answers. The compiler names the endpoint of policy/endpoints.ts that has no entry. */
export const ANSWERS = {
  chat: (parts, request) => answerChat(CHAT, parts, request),

  messages: (parts, request) => answerChat(MESSAGES, parts, request),

  'count-tokens': answerTokenCount,

  models({ config, policy }, request, logged) {
    return json(200, modelList(config, policy, callerOf(request, config)), logged);
  },

  health(_parts, _request, logged) {
    return json(200, { status: 'ok' }, logged);
  },
} satisfies Record<Endpoint, AnswerEndpoint>;
