import { caseOf, TOOL_KINDS } from '../../../../bench/wire/plan/cases';
import { BEDROCK_MODEL_ID, requestOf } from '../../../../bench/wire/plan/request';

const UPSTREAM = 'http://127.0.0.1:1';

test('a pass-through gets the path of Bedrock; a gateway that translates gets the path of OpenAI', () => {
  const paths = (['floor', 'bare', 'sdk', 'portkey', 'router'] as const).map(
    (id) => requestOf(caseOf('converse-stream', 1), id, UPSTREAM).path,
  );
  const passed = `/model/${encodeURIComponent(BEDROCK_MODEL_ID)}/converse-stream`;
  const translated = '/v1/chat/completions';
  expect(paths).toEqual([passed, passed, translated, translated, translated]);
});

test.each(['large-prompt', 'wide-prompt'] as const)('the prompt of a %s has 128 KB', (kind) => {
  const { body } = requestOf(caseOf(kind, 1), 'router', UPSTREAM);
  expect(JSON.parse(body).messages[1].content.length).toBeGreaterThan(128 * 1024);
});

test.each([
  ['large-prompt', false],
  ['wide-prompt', true],
] as const)('a %s has characters beyond ASCII: %p', (kind, wide) => {
  const { body } = requestOf(caseOf(kind, 1), 'router', UPSTREAM);
  expect(/[\u0080-\uffff]/.test(body)).toBe(wide);
});

test('Portkey is told where the upstream servers are', () => {
  const { headers } = requestOf(caseOf('openai-json', 1), 'portkey', UPSTREAM);
  expect(headers['x-portkey-custom-host']).toBe(`${UPSTREAM}/v1`);
});

test.each(TOOL_KINDS)('a request of %s has tools and a schema', (kind) => {
  const { body } = requestOf(caseOf(kind, 1), 'router', UPSTREAM);
  expect(JSON.parse(body)).toMatchObject({
    tools: expect.arrayContaining([expect.objectContaining({ type: 'function' })]),
    response_format: { type: 'json_schema' },
  });
});
