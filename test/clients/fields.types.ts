import type {
  MessageCountTokensParams as BetaCountParams,
  MessageCreateParams as BetaCreateParams,
} from '@anthropic-ai/sdk/resources/beta/messages/messages';
import type {
  MessageCountTokensParams,
  MessageCreateParams,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { CompletionCreateParams } from 'openai/resources/completions';
import type { EmbeddingCreateParams } from 'openai/resources/embeddings';
import type { ResponseCreateParams } from 'openai/resources/responses/responses';
import type {
  CHAT_FIELDS,
  COMPLETIONS_FIELDS,
  COUNT_FIELDS,
  EMBEDDINGS_FIELDS,
  MESSAGES_FIELDS,
  RESPONSES_FIELDS,
} from '../lambda/router/request/client-fields.ts';

// A field of a client's type without an entry in the list, and an entry without a field, is an error of the compiler here.

type KeysOf<T> = T extends unknown ? keyof T : never;
type Difference<A, B> = Exclude<A, B> | Exclude<B, A>;
type Listed<Params, Fields> = [Difference<KeysOf<Params>, keyof Fields>] extends [never]
  ? true
  : Difference<KeysOf<Params>, keyof Fields>;

export const listed: {
  readonly chat: Listed<ChatCompletionCreateParams, typeof CHAT_FIELDS>;
  readonly completions: Listed<CompletionCreateParams, typeof COMPLETIONS_FIELDS>;
  readonly responses: Listed<ResponseCreateParams, typeof RESPONSES_FIELDS>;
  readonly embeddings: Listed<EmbeddingCreateParams, typeof EMBEDDINGS_FIELDS>;
  readonly messages: Listed<MessageCreateParams | BetaCreateParams, typeof MESSAGES_FIELDS>;
  readonly count: Listed<MessageCountTokensParams | BetaCountParams, typeof COUNT_FIELDS>;
} = { chat: true, completions: true, responses: true, embeddings: true, messages: true, count: true };
