import type { RouterParts } from './admit';
import type { RouterRequest, RouterResponse } from './contract/http';
import { decide } from './decision/decide';
import { estimateTokens } from './decision/estimate-tokens';
import { callerOf } from './request/caller';
import { readCountRequest } from './request/messages/read-messages-request';
import { readRequest } from './request/read-request';
import { droppedFields } from './response/dropped-fields';
import { json } from './response/respond';

/**
 * Estimates the tokens of a request. No model is called and no second opinion is asked for, so no text leaves the router:
 * there is no decision to record (I8). The estimate is refused where the request itself would be, so that a client learns
 * of a wrong lane, model or class before it sends the request. A request that is too long is counted, because that is
 * what a client wants to know.
 */
export async function answerTokenCount(
  { config, policy, ports }: RouterParts,
  request: RouterRequest,
  logged: RouterResponse['finish'],
): Promise<RouterResponse> {
  const caller = callerOf(request, config);
  const reading = await readRequest(config, caller, request, readCountRequest, ports.readPdfs);
  const { asked, refusal } = decide(config, policy, caller, reading);
  if (refusal && (!asked || refusal.code !== 'context_length_exceeded')) throw refusal;
  if (!asked) throw new Error('A request that was read has no refusal');
  const headers = {
    'x-token-count': 'estimate',
    ...droppedFields(asked.ignored ?? []),
  };
  return json(200, { input_tokens: estimateTokens(asked.request) }, logged, headers);
}
