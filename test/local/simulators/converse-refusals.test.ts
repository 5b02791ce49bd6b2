import { bedrockConverse } from '../../../lib/config/facts/bedrock';
import { signatureOf } from '../../../local/simulators/claude-thinking';
import { modelError } from '../../../local/simulators/converse-model-rules';
import { readConverseBody } from '../../../local/simulators/converse-request';
import { PDF, PNG } from '../../lambda/router/hosts/bedrock/any-request';
import { gif, jpeg, png, webp } from '../../lambda/router/support/files';

// Simulated Converse refuses what Converse refuses. Each case differs from one that is taken in one thing.

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const OPUS_41 = 'anthropic.claude-opus-4-1-20250805-v1:0';
const FABLE = 'anthropic.claude-fable-5';
const NOVA = 'amazon.nova-pro-v1:0';
const GEMMA = 'google.gemma-3-27b-it';
const DEEPSEEK = 'deepseek.v3-v1:0';
const MISTRAL = 'mistral.mistral-large-3-675b-instruct';
const GPT_OSS = 'openai.gpt-oss-120b-1:0';
const QWEN_VL = 'qwen.qwen3-vl-235b-a22b';
const GEMMA_12B = 'google.gemma-3-12b-it';

function refusal(body: object, model = HAIKU, streamed = true): string | undefined {
  const read = readConverseBody(body);
  return 'problem' in read ? read.problem : modelError(model, read.body, streamed);
}

const text = (words = 'a') => ({ text: words });
const use = (toolUseId = 't1', name = 'f', input: unknown = {}) => ({ toolUse: { toolUseId, name, input } });
const result = (toolUseId = 't1', rest: object = {}) => ({
  toolResult: { toolUseId, content: [text()], ...rest },
});
const image = (bytes = PNG, format = 'png') => ({ image: { format, source: { bytes } } });
const document = (name = 'Document 1', rest: object = {}) => ({
  document: { format: 'pdf', name, source: { bytes: PDF }, ...rest },
});
const user = (...content: object[]) => ({ role: 'user', content });
const assistant = (...content: object[]) => ({ role: 'assistant', content });
const spec = (rest: object = {}) => ({
  toolSpec: { name: 'f', inputSchema: { json: { type: 'object' } }, ...rest },
});
const toolConfig = { tools: [spec()] };
const tooled = (...messages: object[]) => ({ messages, toolConfig });

test.each<[string, object]>([
  ['tools', tooled(user(text()))],
  ['a call and its result', tooled(user(text()), assistant(text(), use()), user(result(), text()))],
  [
    'two calls and their results',
    tooled(user(text()), assistant(use('t1'), use('t2')), user(result('t2'), result('t1'))),
  ],
  ['an empty result', tooled(user(text()), assistant(use()), user(result('t1', { content: [] })))],
  ['an image', { messages: [user(text(), image())] }],
  ['a GIF', { messages: [user(image(gif().toString('base64'), 'gif'))] }],
  ['a WebP', { messages: [user(image(webp.lossy().toString('base64'), 'webp'))] }],
  ['a JPEG', { messages: [user(image(jpeg().toString('base64'), 'jpeg'))] }],
  ['a document', { messages: [user(text(), document())] }],
  [
    'images in a result',
    tooled(user(text()), assistant(use()), user(result('t1', { content: [image(), document()] }))),
  ],
])('simulated Converse takes %s', (_what, body) => {
  expect(refusal(body)).toBeUndefined();
});

test.each<[string, object, RegExp]>([
  [
    'blocks of tools without tools',
    { messages: [user(text()), assistant(use()), user(result())] },
    /toolConfig field must be defined/,
  ],
  [
    'a call without a result',
    tooled(user(text()), assistant(use()), user(text())),
    /Expected toolResult blocks at messages.2/,
  ],
  [
    'one of two results',
    tooled(user(text()), assistant(use('t1'), use('t2')), user(result())),
    /for the following Ids: t2/,
  ],
  [
    'a result without a call',
    tooled(user(text()), assistant(text()), user(result())),
    /exceeds the number of toolUse/,
  ],
  [
    'a result of another call',
    tooled(user(text()), assistant(use()), user(result('t2'))),
    /Expected toolResult/,
  ],
  [
    'two results of one call',
    tooled(user(text()), assistant(use()), user(result(), result())),
    /exceeds the number/,
  ],
  [
    'words before the result',
    tooled(user(text()), assistant(use()), user(text(), result())),
    /Did not find 1 `tool_result`/,
  ],
  ['a call of the user', tooled(user(use())), /Invalid input/],
  ['a result of the assistant', tooled(user(text()), assistant(result()), user(text())), /Invalid input/],
  [
    'the same id twice',
    tooled(user(text()), assistant(use(), use()), user(result(), result())),
    /ids must be unique/,
  ],
  ['an id with a dot', tooled(user(text()), assistant(use('a.b')), user(result('a.b'))), /messages/],
  ['a name with a dot', tooled(user(text()), assistant(use('t1', 'a.b')), user(result())), /messages/],
  [
    'arguments that are no object',
    tooled(user(text()), assistant(use('t1', 'f', [])), user(result())),
    /messages/,
  ],
  [
    'an error without content',
    tooled(user(text()), assistant(use()), user(result('t1', { content: [], status: 'error' }))),
    /messages/,
  ],
  [
    'a tool with a dot in its name',
    { messages: [user(text())], toolConfig: { tools: [spec({ name: 'a.b' })] } },
    /toolConfig/,
  ],
  [
    'a tool with a long name',
    { messages: [user(text())], toolConfig: { tools: [spec({ name: 'x'.repeat(65) })] } },
    /toolConfig/,
  ],
  [
    'a tool with an empty description',
    { messages: [user(text())], toolConfig: { tools: [spec({ description: '' })] } },
    /toolConfig/,
  ],
  [
    'a tool whose schema is of no object',
    { messages: [user(text())], toolConfig: { tools: [spec({ inputSchema: { json: {} } })] } },
    /toolConfig/,
  ],
  ['no tools', { messages: [user(text())], toolConfig: { tools: [] } }, /toolConfig/],
  [
    'two tools of one name',
    { messages: [user(text())], toolConfig: { tools: [spec(), spec()] } },
    /same name/,
  ],
  [
    'a choice of no tool',
    { messages: [user(text())], toolConfig: { ...toolConfig, toolChoice: { tool: { name: 'g' } } } },
    /not in tools/,
  ],
  [
    'the choice none',
    { messages: [user(text())], toolConfig: { ...toolConfig, toolChoice: { none: {} } } },
    /toolConfig/,
  ],
  ['21 images', { messages: [user(...Array.from({ length: 21 }, () => image()))] }, /too many images/],
  [
    'six documents',
    { messages: [user(text(), ...Array.from({ length: 6 }, (_, at) => document(`Document ${at}`)))] },
    /number of documents/,
  ],
  [
    'two documents of one name',
    { messages: [user(text(), document(), document())] },
    /duplicate document names/,
  ],
  ['a document without words', { messages: [user(document())] }, /text block/],
  ['a document with a dot in its name', { messages: [user(text(), document('a.pdf'))] }, /messages/],
  ['a document with two spaces in its name', { messages: [user(text(), document('a  b'))] }, /messages/],
  [
    'a document of another format',
    { messages: [user(text(), document('a', { format: 'odt' }))] },
    /messages/,
  ],
  ['an image of another format', { messages: [user(image(PNG, 'bmp'))] }, /messages/],
  ['an image that is none', { messages: [user(image('AAAA'))] }, /Could not process image/],
  ['an image whose format is another', { messages: [user(image(PNG, 'jpeg'))] }, /Could not process image/],
  [
    'an image that is too large',
    { messages: [user(image(`iVBORw0KGgo${'A'.repeat(5_500_001)}`))] },
    /messages/,
  ],
  ['an image that is too wide', { messages: [user(image(png(8001, 1).toString('base64')))] }, /8000 pixels/],
  [
    'an image that is too high',
    { messages: [user(image(gif(1, 8001).toString('base64'), 'gif'))] },
    /8000 pixels/,
  ],
  ['bytes that are no base64', { messages: [user(image('iVBORw0KGgo*'))] }, /messages/],
  [
    'an image of the assistant',
    { messages: [user(text()), assistant(image()), user(text())] },
    /Invalid input/,
  ],
  [
    'five cache points',
    { messages: [user(text(), ...Array.from({ length: 5 }, () => ({ cachePoint: { type: 'default' } })))] },
    /maximum of 4/,
  ],
  [
    'more stop sequences than it takes',
    { messages: [user(text())], inferenceConfig: { stopSequences: Array(2501).fill('a') } },
    /inferenceConfig/,
  ],
  [
    'an empty stop sequence',
    { messages: [user(text())], inferenceConfig: { stopSequences: [''] } },
    /inferenceConfig/,
  ],
  [
    'a temperature above 1',
    { messages: [user(text())], inferenceConfig: { temperature: 1.1 } },
    /inferenceConfig/,
  ],
  [
    'no tokens for the answer',
    { messages: [user(text())], inferenceConfig: { maxTokens: 0 } },
    /inferenceConfig/,
  ],
  ['no metadata', { messages: [user(text())], requestMetadata: {} }, /requestMetadata/],
  [
    'metadata of odd characters',
    { messages: [user(text())], requestMetadata: { a: 'b;c' } },
    /requestMetadata/,
  ],
  [
    'more metadata than it takes',
    {
      messages: [user(text())],
      requestMetadata: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`a${at}`, 'b'])),
    },
    /requestMetadata/,
  ],
  [
    'a guardrail of the version 0',
    { messages: [user(text())], guardrailConfig: { guardrailIdentifier: 'abc', guardrailVersion: '0' } },
    /guardrailConfig/,
  ],
  ['an unknown service tier', { messages: [user(text())], serviceTier: { type: 'fast' } }, /serviceTier/],
  [
    'a path that is too long',
    { messages: [user(text())], additionalModelResponseFieldPaths: [`/${'a'.repeat(256)}`] },
    /additionalModelResponseFieldPaths/,
  ],
  [
    'a path that is no JSON pointer',
    { messages: [user(text())], additionalModelResponseFieldPaths: [''] },
    /additionalModelResponseFieldPaths/,
  ],
])('simulated Converse refuses %s', (_what, body, words) => {
  expect(refusal(body)).toMatch(words);
});

const hello = { messages: [user(text())] };
const choosing = (toolChoice: object) => ({ ...hello, toolConfig: { ...toolConfig, toolChoice } });
const fields = (additionalModelRequestFields: object, rest: object = { toolConfig }) => ({
  ...hello,
  ...rest,
  additionalModelRequestFields,
});
const thinking = { thinking: { type: 'enabled', budget_tokens: 1024 } };
const closed = { type: 'object', properties: {}, additionalProperties: false };
const format = (schema: object | string) => ({
  ...hello,
  outputConfig: {
    textFormat: {
      type: 'json_schema',
      structure: { jsonSchema: { schema: typeof schema === 'string' ? schema : JSON.stringify(schema) } },
    },
  },
});
const strict = (json: object) => ({
  ...hello,
  toolConfig: { tools: [spec({ strict: true, inputSchema: { json } })] },
});
const point = (ttl?: '1h') => ({ cachePoint: { type: 'default', ...(ttl && { ttl }) } });
const thought = (signature?: string) => ({
  reasoningContent: { reasoningText: { text: 'hm', ...(signature !== undefined && { signature }) } },
});
const signed = thought(signatureOf('hm'));
const afterCall = (...content: object[]) => ({
  ...tooled(user(text()), assistant(...content), user(result())),
  additionalModelRequestFields: thinking,
});

test.each<[string, object, string]>([
  ['any', choosing({ any: {} }), HAIKU],
  ['one tool', choosing({ tool: { name: 'f' } }), NOVA],
  ['any', choosing({ any: {} }), DEEPSEEK],
  ['auto', choosing({ auto: {} }), FABLE],
  ['a schema', format(closed), GEMMA],
  ['a strict tool', strict(closed), HAIKU],
  ['a cache point of an hour', { messages: [user(text(), point('1h'))] }, HAIKU],
  ['a cache point', { messages: [user(text(), point())] }, NOVA],
  ['an image', { messages: [user(text(), image())] }, QWEN_VL],
  ['a document', { messages: [user(text(), document())] }, NOVA],
  [
    'an image in a result',
    tooled(user(text()), assistant(use()), user(result('t1', { content: [image()] }))),
    NOVA,
  ],
  [
    'cache points, an hour before five minutes',
    { system: [text(), point('1h')], messages: [user(text(), point())] },
    HAIKU,
  ],
  ['its longest answer', { ...hello, inferenceConfig: { maxTokens: 64_000 } }, HAIKU],
  ['members by the names of keywords', format({ ...closed, properties: { not: { type: 'string' } } }), HAIKU],
  [
    'a reference',
    format({ ...closed, properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: closed } }),
    HAIKU,
  ],
  ['none of its tools', fields({ tool_choice: { type: 'none' } }), HAIKU],
  ['one call', fields({ tool_choice: { type: 'auto', disable_parallel_tool_use: true } }), HAIKU],
  ['signed thinking', { messages: [user(text()), assistant(signed, text()), user(text())] }, HAIKU],
  ['thinking after a call', afterCall(signed, use()), HAIKU],
])('the model takes %s: %j, %s', (_what, body, model) => {
  expect(refusal(body, model)).toBeUndefined();
});

test.each<[string, object, string, RegExp]>([
  ['tools in a stream', tooled(user(text())), GEMMA, /tool use in streaming mode/],
  ['any', choosing({ any: {} }), FABLE, /toolConfig.toolChoice.any field/],
  ['one tool', choosing({ tool: { name: 'f' } }), DEEPSEEK, /toolConfig.toolChoice.tool field/],
  [
    'the status of a result',
    tooled(user(text()), assistant(use()), user(result('t1', { status: 'error' }))),
    DEEPSEEK,
    /status field/,
  ],
  ['a schema', format(closed), OPUS_41, /Extra inputs are not permitted/],
  ['a strict tool', strict(closed), OPUS_41, /strict: Extra inputs/],
  ['a schema that is no JSON', format('{'), HAIKU, /invalid JSON/],
  ['an open schema', format({ type: 'object' }), HAIKU, /explicitly set to false/],
  [
    'an open schema inside',
    format({ ...closed, properties: { a: { type: 'object' } } }),
    HAIKU,
    /explicitly set to false/,
  ],
  ['an open strict tool', strict({ type: 'object' }), HAIKU, /explicitly set to false/],
  [
    'a limit',
    format({ ...closed, properties: { a: { type: 'integer', minimum: 1 } } }),
    HAIKU,
    /minimum are not supported/,
  ],
  ['an image', { messages: [user(text(), image())] }, GPT_OSS, /support the image field for user messages/],
  ['a document', { messages: [user(text(), document())] }, QWEN_VL, /support the document field/],
  [
    'an image in a result',
    tooled(user(text()), assistant(use()), user(result('t1', { content: [image()] }))),
    QWEN_VL,
    /support the image field for tool results/,
  ],
  ['tools', tooled(user(text())), GEMMA_12B, /doesn't support tool use/],
  [
    'a longer answer than it gives',
    { ...hello, inferenceConfig: { maxTokens: 64_001 } },
    HAIKU,
    /model limit of 64000/,
  ],
  [
    'a cache point before everything',
    { messages: [user(point(), text())] },
    HAIKU,
    /nothing available to cache/,
  ],
  [
    'a cache point after reasoning',
    { messages: [user(text()), assistant(signed, point(), text()), user(text())] },
    HAIKU,
    /after reasoning block/,
  ],
  [
    'a cache point of an hour after one of five minutes',
    { system: [text(), point()], messages: [user(text(), point('1h'))] },
    HAIKU,
    /must not come after a ttl='5m'/,
  ],
  [
    'a negation',
    format({ ...closed, properties: { a: { not: { type: 'string' } } } }),
    HAIKU,
    /'not' is not supported/,
  ],
  [
    'members by a pattern',
    format({ ...closed, patternProperties: { a: { type: 'string' } } }),
    HAIKU,
    /'patternProperties' is not supported/,
  ],
  [
    'two items at least',
    format({ ...closed, properties: { a: { type: 'array', minItems: 2 } } }),
    HAIKU,
    /other than 0 or 1/,
  ],
  [
    'a schema elsewhere',
    format({ ...closed, properties: { a: { $ref: 'https://a.b' } } }),
    HAIKU,
    /External/,
  ],
  [
    'a schema that contains itself',
    format({
      ...closed,
      properties: { a: { $ref: '#/$defs/a' } },
      $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } },
    }),
    HAIKU,
    /Circular/,
  ],
  ['a cache point', { messages: [user(text(), point())] }, GEMMA, /unsupported model/],
  ['a cache point of an hour', { messages: [user(text(), point('1h'))] }, NOVA, /unsupported model/],
  [
    'a cache point among tools',
    { ...hello, toolConfig: { tools: [spec(), point()] } },
    NOVA,
    /unsupported model/,
  ],
  ['Anthropic’s choice', fields({ tool_choice: { type: 'none' } }), NOVA, /extraneous key/],
  ['a choice without tools', fields({ tool_choice: { type: 'none' } }, {}), HAIKU, /while providing tools/],
  [
    'a choice without a type',
    fields({ tool_choice: { disable_parallel_tool_use: true } }),
    HAIKU,
    /type: Field required/,
  ],
  [
    'two choices',
    { ...choosing({ any: {} }), additionalModelRequestFields: { tool_choice: { type: 'auto' } } },
    HAIKU,
    /conflicting/,
  ],
  [
    'thinking and a forced tool',
    { ...choosing({ any: {} }), additionalModelRequestFields: thinking },
    HAIKU,
    /Thinking may not be enabled/,
  ],
  ['thinking after an unsigned call', afterCall(use()), HAIKU, /but found `tool_use`/],
  ['thinking after words and a call', afterCall(text(), use()), HAIKU, /but found `text`/],
  [
    'unsigned reasoning',
    { messages: [user(text()), assistant(thought(), text()), user(text())] },
    HAIKU,
    /signature: Field required/,
  ],
  [
    'another’s signature',
    { messages: [user(text()), assistant(thought('x'), text()), user(text())] },
    HAIKU,
    /Invalid `signature`/,
  ],
  [
    'reasoning',
    { messages: [user(text()), assistant(signed, text()), user(text())] },
    NOVA,
    /reasoningContent/,
  ],
])('the model refuses %s: %j, %s', (_what, body, model, words) => {
  expect(refusal(body, model)).toMatch(words);
});

test('a model that streams no tools takes them in a whole answer', () => {
  expect(refusal(tooled(user(text())), MISTRAL, false)).toBeUndefined();
});

test('a model without facts takes all of it', () => {
  expect(bedrockConverse('other.model')).toEqual({});
  expect(refusal(choosing({ any: {} }), 'other.model')).toBeUndefined();
});
