import { ApiError } from '../../../../../lambda/router/contract/api-error';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';

const messages = [{ role: 'user', content: 'Hi' }];

/** Reads a chat request that says no more than hello, with these fields besides. */
export const readWith = (more: object) => readChat({ model: 'auto', messages, ...more });

/** The error for it. */
export function refusalOf(more: object): ApiError {
  try {
    readWith(more);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('accepted');
}
