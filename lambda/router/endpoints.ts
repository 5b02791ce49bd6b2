import type { Endpoint } from '../../policy/endpoints';
import type { RouterParts } from './admit';
import { answerChat } from './answer-chat';
import { answerEmbeddings } from './answer-embeddings';
import type { RouterRequest, RouterResponse } from './contract/http';
import { callerOf } from './request/caller';
import { CHAT } from './response/chat/chat-answer';
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

  embeddings: (parts, request) => answerEmbeddings(parts, request),

  models({ config, policy }, request, logged) {
    return json(200, modelList(config, policy, callerOf(request, config)), logged);
  },

  health(_parts, _request, logged) {
    return json(200, { status: 'ok' }, logged);
  },
} satisfies Record<Endpoint, AnswerEndpoint>;
