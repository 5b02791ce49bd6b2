/** What the tools of an agent look like: some functions with a description and a schema of a few fields each. */
const NAMES = [
  'search_documents',
  'read_document',
  'list_accounts',
  'account_balance',
  'exchange_rate',
  'open_ticket',
  'close_ticket',
  'send_to_reviewer',
];

const PARAMETERS = {
  type: 'object',
  properties: {
    query: { type: 'string', description: 'What to look for, in plain words.' },
    limit: { type: 'integer', description: 'The most results.' },
    order: { type: 'string', enum: ['newest', 'oldest', 'best'] },
    filters: { type: 'array', items: { type: 'string' } },
  },
  required: ['query'],
  additionalProperties: false,
};

/** The tools of a request, as OpenAI clients send them: about 3.5 KB. */
export const TOOLS = NAMES.map((name) => ({
  type: 'function',
  function: {
    name,
    description: `Use it for ${name.replaceAll('_', ' ')}, and only where the answer needs it.`,
    parameters: PARAMETERS,
  },
}));

/** The name of the tool that an answer calls. */
export const CALLED_TOOL = 'search_documents';

/** The schema that the text of an answer follows, where it is a text. */
export const FORMAT = {
  type: 'json_schema',
  json_schema: {
    name: 'answer',
    strict: true,
    schema: {
      type: 'object',
      properties: { answer: { type: 'string' }, sources: { type: 'array', items: { type: 'string' } } },
      required: ['answer', 'sources'],
      additionalProperties: false,
    },
  },
};
