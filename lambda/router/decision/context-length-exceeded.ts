import { AUTO } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { shorteningLimit } from '../hosts/wire/answer-limit';
import type { AskedChat } from '../request/asked-chat';

/**
 * The refusal of a request that is too long for each of these models, all of which may see it. Code and `param` are
 * OpenAI's, and so are the words "maximum context length", which some clients look for. It advises only what can
 * help this caller: a limit is named where the caller set one that shortens an answer, another model where the caller named one.
 */
export function contextLengthExceeded(
  models: readonly Pick<RouterModel, 'contextTokens' | 'maxOutputTokens'>[],
  {
    model,
    request,
    limitField,
    fieldNames,
  }: Pick<AskedChat, 'model' | 'request' | 'limitField' | 'fieldNames'>,
): ApiError {
  const largest = Math.max(...models.map(({ contextTokens }) => contextTokens));
  const limited = models.some((each) => shorteningLimit(request, each) !== undefined);
  const messages = fieldNames?.messages ?? 'messages';
  const together = limited ? `, together with ${limitField},` : '';
  const remedies = [
    'Shorten it',
    ...(limited ? [`lower ${limitField}`] : []),
    ...(model === AUTO ? [] : ['name another model, or auto']),
  ];
  return new ApiError(
    'context_length_exceeded',
    `The conversation in ${messages}${together} is too long: the maximum context length of the models that may answer this request is ${largest} tokens. ${remedies.join(', or ')}.`,
    messages,
  );
}
