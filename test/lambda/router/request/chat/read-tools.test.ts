import { readWith, refusalOf } from './support';

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const fn = (more: object = {}) => ({ type: 'function', function: { name: 'weather', ...more } });
const toolsOf = (...tools: object[]) => readWith({ tools }).request.tools;

test('a function is read with everything that it says of itself', () => {
  const tool = fn({ description: 'The weather', parameters: SCHEMA, strict: true });
  expect(toolsOf(tool)).toEqual([
    { name: 'weather', description: 'The weather', parameters: SCHEMA, strict: true },
  ]);
});

test.each([
  ['no parameters', {}],
  ['null', { parameters: null }],
  ['an empty schema', { parameters: {} }],
])('a function with %s takes no arguments', (_what, more) => {
  expect(toolsOf(fn(more))).toEqual([{ name: 'weather' }]);
});

test.each([
  ['absent', {}],
  ['null', { tools: null }],
  ['empty', { tools: [] }],
])('tools that are %s are none', (_what, body) => {
  expect(readWith(body).request).not.toHaveProperty('tools');
});

test.each([
  [{ type: 'ephemeral' }, '5m'],
  [{ type: 'ephemeral', ttl: '5m' }, '5m'],
  [{ type: 'ephemeral', ttl: '1h' }, '1h'],
])('a tool may be marked for the cache of its provider: %j', (marker, cache) => {
  expect(toolsOf({ ...fn(), cache_control: marker })).toEqual([{ name: 'weather', cache }]);
});

const deep = (levels: number): object => (levels === 0 ? {} : { type: 'object', not: deep(levels - 1) });

test.each([
  ['tools', 'invalid_type', 'weather'],
  [
    'tools',
    'invalid_value',
    Array.from({ length: 513 }, (_, index) => ({ type: 'function', function: { name: `f${index}` } })),
  ],
  ['tools[0]', 'invalid_type', ['weather']],
  ['tools[0].type', 'unsupported_field', [{ type: 'custom', custom: { name: 'sql' } }]],
  ['tools[0].type', 'unsupported_field', [{ function: { name: 'f' } }]],
  ['tools[0].type', 'unsupported_field', [{ type: 'web_search' }]],
  ['tools[0].function', 'invalid_type', [{ type: 'function' }]],
  ['tools[0].function', 'invalid_type', [{ type: 'function', function: 'f' }]],
  ['tools[0].function.name', 'invalid_type', [fn({ name: undefined })]],
  ['tools[0].function.name', 'invalid_value', [fn({ name: '' })]],
  ['tools[0].function.name', 'invalid_value', [fn({ name: 'the weather' })]],
  ['tools[0].function.name', 'invalid_value', [fn({ name: 'ä' })]],
  ['tools[0].function.name', 'invalid_value', [fn({ name: 'a'.repeat(65) })]],
  ['tools[1].function.name', 'invalid_value', [fn(), fn()]],
  ['tools[0].function.description', 'invalid_type', [fn({ description: 1 })]],
  ['tools[0].function.strict', 'invalid_type', [fn({ strict: 'yes' })]],
  ['tools[0].function.parameters', 'invalid_type', [fn({ parameters: 'object' })]],
  ['tools[0].function.parameters', 'invalid_type', [fn({ parameters: [] })]],
  ['tools[0].function.parameters', 'invalid_value', [fn({ parameters: { type: 'string' } })]],
  ['tools[0].function.parameters', 'invalid_value', [fn({ parameters: { properties: {} } })]],
  ['tools[0].function.parameters', 'invalid_value', [fn({ parameters: deep(25) })]],
  [
    'tools[0].function.parameters',
    'invalid_value',
    [fn({ parameters: { type: 'object', description: 'x'.repeat(131_072) } })],
  ],
  ['tools[0].function.returns', 'unsupported_field', [fn({ returns: {} })]],
  ['tools[0].server', 'unsupported_field', [{ ...fn(), server: 'x' }]],
  ['tools[0].cache_control.type', 'invalid_value', [{ ...fn(), cache_control: { type: 'forever' } }]],
  [
    'tools[0].cache_control.ttl',
    'invalid_value',
    [{ ...fn(), cache_control: { type: 'ephemeral', ttl: '1d' } }],
  ],
])('%s that no model could be given is refused as %s', (param, code, tools) => {
  expect(refusalOf({ tools })).toMatchObject({ code, param });
});

test('a schema of 24 levels is accepted', () => {
  expect(toolsOf(fn({ parameters: deep(23) }))).toHaveLength(1);
});

const TWO = [fn(), { type: 'function', function: { name: 'news' } }];
const choiceOf = (tool_choice: unknown) => {
  const { tools, toolChoice } = readWith({ tools: TWO, tool_choice }).request;
  return [tools?.map(({ name }) => name), toolChoice];
};
const allowed = (mode: string, ...names: string[]) => ({
  mode,
  tools: names.map((name) => ({ type: 'function', function: { name } })),
});

test.each([
  ['auto', 'auto', ['weather', 'news'], undefined],
  ['none', 'none', ['weather', 'news'], 'none'],
  ['required', 'required', ['weather', 'news'], 'required'],
  ['a named tool', { type: 'function', function: { name: 'news' } }, ['weather', 'news'], { name: 'news' }],
  ['allowed tools', { type: 'allowed_tools', allowed_tools: allowed('auto', 'news') }, ['news'], undefined],
  [
    'allowed tools, one of them required',
    { type: 'allowed_tools', allowed_tools: allowed('required', 'news', 'weather') },
    ['weather', 'news'],
    'required',
  ],
  ['allowed tools, unnested', { type: 'allowed_tools', ...allowed('auto', 'news') }, ['news'], undefined],
])('tool_choice may be %s', (_what, choice, names, expected) => {
  expect(choiceOf(choice)).toEqual([names, expected]);
});

test.each([
  ['tool_choice', 'sometimes'],
  ['tool_choice', 1],
  ['tool_choice.type', { type: 'custom', custom: { name: 'weather' } }],
  ['tool_choice.function.name', { type: 'function', function: { name: 'sport' } }],
  ['tool_choice.function.name', { type: 'function' }],
  ['tool_choice.allowed_tools.mode', { type: 'allowed_tools', allowed_tools: allowed('never', 'news') }],
  ['tool_choice.allowed_tools.tools', { type: 'allowed_tools', allowed_tools: allowed('auto') }],
  [
    'tool_choice.allowed_tools.tools[1].function.name',
    { type: 'allowed_tools', allowed_tools: allowed('auto', 'news', 'sport') },
  ],
])('%s that chooses none of the tools is refused', (param, tool_choice) => {
  expect(refusalOf({ tools: TWO, tool_choice })).toMatchObject({ param });
});

test.each(['required', { type: 'function', function: { name: 'weather' } }])(
  'tool_choice %j without tools is refused, as OpenAI does',
  (tool_choice) => {
    expect(refusalOf({ tool_choice })).toMatchObject({ code: 'invalid_value', param: 'tool_choice' });
  },
);

test.each([true, false])('parallel_tool_calls %s is read where there are tools', (flag) => {
  expect(readWith({ tools: TWO, parallel_tool_calls: flag }).request.parallelToolCalls).toBe(flag);
});

test('parallel_tool_calls without tools says nothing', () => {
  expect(readWith({ parallel_tool_calls: false }).request).not.toHaveProperty('parallelToolCalls');
});

test('I7: an error for a tool does not repeat its name', () => {
  expect(refusalOf({ tools: [fn({ name: 'CANARY 4111' })] }).message).not.toContain('CANARY');
});
