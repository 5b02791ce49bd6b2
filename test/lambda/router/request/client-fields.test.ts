import { ApiError } from '../../../../lambda/router/contract/api-error';
import { readChat } from '../../../../lambda/router/request/chat/read-chat';
import { readCompletion } from '../../../../lambda/router/request/completions/read-completion';
import { readEmbeddings } from '../../../../lambda/router/request/embeddings/read-embeddings';
import {
  readCountRequest,
  readMessagesRequest,
} from '../../../../lambda/router/request/messages/read-messages-request';
import { readResponses } from '../../../../lambda/router/request/responses/read-responses';
import { ENDPOINTS as ROWS } from '../../../../policy/endpoints';
import {
  CHAT_FIELDS,
  COMPLETIONS_FIELDS,
  COUNT_FIELDS,
  EMBEDDINGS_FIELDS,
  MESSAGES_FIELDS,
  RESPONSES_FIELDS,
} from './client-fields';

type Read = (body: object) => object;
const HI = [{ role: 'user', content: 'Hi' }];

const ENDPOINTS: readonly (readonly [string, Read, object, object])[] = [
  ['chat', readChat, { model: 'auto', messages: HI }, CHAT_FIELDS],
  ['completions', readCompletion, { model: 'auto', prompt: 'Once upon' }, COMPLETIONS_FIELDS],
  ['responses', readResponses, { model: 'auto', input: 'Hi' }, RESPONSES_FIELDS],
  ['embeddings', readEmbeddings, { model: 'auto', input: 'Hi' }, EMBEDDINGS_FIELDS],
  [
    'messages',
    (body) => readMessagesRequest(body, {}),
    { model: 'auto', max_tokens: 9, messages: HI },
    MESSAGES_FIELDS,
  ],
  ['count-tokens', (body) => readCountRequest(body, {}), { model: 'auto', messages: HI }, COUNT_FIELDS],
];

const CASES = ENDPOINTS.flatMap(([endpoint, read, plain, fields]) =>
  (Object.entries(fields) as [string, readonly [unknown, string, object?]][])
    .filter(([, [, fate]]) => fate !== 'header')
    .map(([field, [value, fate, beside = {}]]) => ({
      endpoint,
      field,
      fate,
      outcome: () => outcomeOf(read, { ...plain, ...beside }, { [field]: value }),
    })),
);

/** What a reader makes of a field, by what it makes of the same request without it. */
function outcomeOf(
  read: Read,
  plain: object,
  field: object,
): { readonly fate: string; readonly names: string } {
  try {
    const { ignored, ...asked } = read({ ...plain, ...field }) as { readonly ignored?: readonly string[] };
    const { ignored: _before, ...without } = read(plain) as { readonly ignored?: readonly string[] };
    const same = JSON.stringify(told(asked)) === JSON.stringify(told(without));
    return { fate: ignored ? 'dropped' : same ? 'label' : 'read', names: (ignored ?? []).join() };
  } catch (error) {
    if (error instanceof ApiError) return { fate: 'refused', names: String(error.param) };
    throw error;
  }
}

/** The path of each text of an embeddings request, which is a function, as texts. */
const told = (asked: object) => ({ ...asked, ...('at' in asked && { at: String((asked as Ats).at(0)) }) });
type Ats = { readonly at: (index: number) => string };

test('every endpoint that takes a body has a list of its fields', () => {
  const names = Object.entries(ROWS).flatMap(([name, { method }]) => (method === 'POST' ? [name] : []));
  expect(ENDPOINTS.map(([name]) => name).sort()).toEqual(names.sort());
});

test.each(CASES)('$endpoint: $field is $fate', ({ field, fate, outcome }) => {
  expect(outcome()).toEqual({
    fate,
    names: fate === 'dropped' || fate === 'refused' ? expect.stringMatching(new RegExp(`^${field}\\b`)) : '',
  });
});

const HARMLESS = [
  ...['client_metadata', 'session_id', 'trace_id', 'request_id', 'tags'],
  ...['timeout', 'num_retries', 'max_retries', 'caching', 'usage'],
];

test.each(
  ENDPOINTS.flatMap(([endpoint, read, plain]) =>
    HARMLESS.map((field) => [endpoint, field, read, plain] as const),
  ),
)(
  '%s: %s, which a gateway adds for itself, is left out and named, whatever the dialect',
  (_name, field, read, plain) => {
    expect(outcomeOf(read, plain, { [field]: 'x' })).toEqual({ fate: 'dropped', names: field });
  },
);

test.each(ENDPOINTS)('%s: a field that no client has is refused by its name', (_name, read, plain) => {
  expect(outcomeOf(read, plain, { flavour: 'mint' })).toEqual({ fate: 'refused', names: 'flavour' });
});
