/** Keys of the APIs. They are no text of the caller; what is under them is. */
const KEYS = new Set([
  ...['role', 'content', 'type', 'text', 'name', 'model', 'messages', 'metadata', 'stop', 'stream'],
  ...[
    'input',
    'instructions',
    'system',
    'prompt',
    'output',
    'tools',
    'tool_choice',
    'function',
    'parameters',
  ],
  ...['properties', 'required', 'description', 'arguments', 'tool_calls', 'tool_call_id', 'cache_control'],
]);

/** Words that the APIs give a role or a type. */
const WORDS = new Set([
  ...['system', 'developer', 'user', 'assistant', 'tool', 'function'],
  ...['text', 'input_text', 'output_text', 'refusal', 'reasoning', 'thinking', 'redacted_thinking'],
  ...['image', 'image_url', 'input_image', 'file', 'input_file', 'document', 'base64', 'message'],
  ...['tool_use', 'tool_result', 'function_call', 'function_call_output', 'ephemeral', 'object', 'string'],
]);

export const isApiKey = (key: string): boolean => KEYS.has(key);

/** Whether a role or type is a word of an API. Any other word there is the caller's text. */
export const isApiWord = (key: string, value: unknown): boolean =>
  (key === 'role' || key === 'type') && typeof value === 'string' && WORDS.has(value);
