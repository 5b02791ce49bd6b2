import { ENDPOINTS } from '../../../policy/endpoints';
import type { RouterRequest } from '../contract/http';
import type { ErrorForm } from './dialect';
import { MESSAGES_ERROR } from './messages/messages-error';

/** OpenAI's form, which most clients read. */
export const OPENAI_ERROR: ErrorForm = { errorBody: ({ body }) => body };

/**
 * The form in which a client reads a refusal. It is known before the endpoint is: Anthropic's clients send the version of
 * their protocol with every request, and other clients of the Messages API call its path.
 */
export function errorFormOf({ path, headers }: Pick<RouterRequest, 'path' | 'headers'>): ErrorForm {
  const anthropic = 'anthropic-version' in headers || path.includes(ENDPOINTS.messages.path);
  return anthropic ? MESSAGES_ERROR : OPENAI_ERROR;
}
