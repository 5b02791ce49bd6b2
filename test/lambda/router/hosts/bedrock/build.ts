import type {
  AssistantPart,
  ChatMessage,
  ChatRequest,
  UserPart,
} from '../../../../../lambda/router/contract/chat';
import { bedrockRequest } from '../../../../../lambda/router/hosts/bedrock/bedrock-request';
import { type ConverseModel, callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import type { ConverseTraits } from '../../../../../lambda/router/hosts/bedrock/schema';

export const CLAUDE: ConverseTraits = {
  claude: true,
  streamsTools: true,
  forcesTools: 'tool',
  followsSchemas: true,
  resultStatus: true,
  cachePoints: '1h',
};

/** A model of which nothing is known. */
export const UNKNOWN: ConverseTraits = {};

export const user = (...parts: UserPart[]): ChatMessage => ({ role: 'user', parts });
export const assistant = (...parts: AssistantPart[]): ChatMessage => ({ role: 'assistant', parts });
export const text = (words: string) => ({ type: 'text', text: words }) as const;
export const call = (id: string, name = 'get_weather', json = '{"city":"Bern"}') =>
  ({ type: 'tool-call', id, name, arguments: json }) as const;
export const result = (
  callId: string,
  ...content: Extract<UserPart, { type: 'tool-result' }>['content'][number][]
) => ({ type: 'tool-result', callId, content }) as const;

/** The body of a request to such a model. */
export function bodyOf(
  request: Partial<ChatRequest>,
  converse: ConverseTraits = CLAUDE,
  thinking?: ConverseModel['thinking'],
) {
  const whole = { messages: [user(text('Hello'))], ...request };
  const form = callForm(whole, { converse, thinking });
  return bedrockRequest(whole, { maxOutputTokens: 100 }, 'decision-1', undefined, form);
}

/** The blocks of each turn. */
export const turnsOf = (messages: readonly ChatMessage[], converse: ConverseTraits = CLAUDE) =>
  bodyOf({ messages }, converse).messages?.map(({ content }) => content);
