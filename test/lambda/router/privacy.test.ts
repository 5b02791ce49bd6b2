import fc from 'fast-check';
import { testRouter } from './support/call-router';
import { fakeHosts, type Step } from './support/fake-hosts';
import { routerConfig } from './support/router-config';

const CANARY = 'CANARY-4111111111111111';

/** A request with a canary in every place that takes a text, valid or not. */
const planted = {
  model: CANARY,
  messages: [
    { role: 'system', content: CANARY },
    { role: 'user', content: [{ type: 'text', text: CANARY }], name: CANARY },
    {
      role: 'assistant',
      content: CANARY,
      refusal: CANARY,
      tool_calls: [{ function: { arguments: CANARY } }],
    },
    { role: CANARY, content: CANARY },
    { role: 'user', content: [{ type: CANARY, image_url: CANARY }] },
  ],
  stop: [CANARY],
  user: CANARY,
  metadata: { data_class: CANARY, [CANARY]: CANARY },
  temperature: CANARY,
  max_tokens: CANARY,
  response_format: { type: CANARY },
  tools: [{ type: 'function', function: { name: CANARY, description: CANARY } }],
  stream_options: { include_usage: CANARY },
  [CANARY]: CANARY,
  [`${CANARY} ${CANARY}`]: CANARY,
};
const headers = {
  'x-data-class': [CANARY],
  authorization: [CANARY],
  'user-agent': [CANARY],
  'x-amzn-trace-id': [CANARY],
};
const valid = { model: 'auto', messages: [{ role: 'user', content: CANARY }], user: CANARY, stop: CANARY };

const upstreams: Readonly<Record<string, readonly Step[]>> = {
  'answers with it': [
    { type: 'text-delta', text: CANARY },
    { type: 'end', reason: 'stop' },
  ],
  'echoes it in an error': [new Error(CANARY)],
  'echoes it in an error event': [{ type: 'error', reason: 'failed', message: CANARY }],
  'breaks off with it': [
    { type: 'text-delta', text: CANARY },
    { type: 'error', reason: 'failed', message: CANARY },
  ],
  'throws it late': [{ type: 'text-delta', text: 'a' }, new Error(CANARY)],
};

/** What is kept and told of a request: records, log, headers, and the body where it is an error. */
async function keptOf(asked: object, script: readonly Step[] | undefined) {
  const scripts = script && { qwen: script, llama: script, mistral: script, nova: script };
  const { ask, records, log } = testRouter(routerConfig(), { hosts: fakeHosts(scripts).hosts });
  const { status, headers: sent, text } = await ask(asked);
  const errors = status === 200 ? text.split('\n\n').filter((line) => line.includes('"error"')) : [text];
  return JSON.stringify({ records, log, sent, errors });
}

test.each(Object.keys(upstreams))(
  'I7: nothing of a prompt or an answer is kept when a model %s',
  async (name) => {
    for (const stream of [true, false]) {
      expect(await keptOf({ body: { ...valid, stream } }, upstreams[name])).not.toContain('CANARY');
    }
  },
);

test('I7: nothing of a request that is refused is kept or echoed, whichever fields are wrong', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(planted)), async (names) => {
      const body = {
        ...valid,
        ...Object.fromEntries(Object.entries(planted).filter(([name]) => names.includes(name))),
      };
      expect(await keptOf({ body }, undefined)).not.toContain('CANARY');
    }),
  );
});

test.each<[string, object]>([
  ['headers', { body: valid, headers }],
  ['a model name', { body: { ...valid, model: CANARY } }],
  ['a body that is no JSON', { body: `{"messages": ${CANARY}` }],
  ['a text that is no object', { body: JSON.stringify(CANARY) }],
  ['a repeated key', { body: `{"${CANARY}":1,"${CANARY}":2}` }],
  ['the path', { path: `/v1/${CANARY}` }],
  ['the method', { method: CANARY }],
  ['a principal nobody knows', { principal: `arn:aws:sts::111122223333:assumed-role/x/${CANARY}` }],
])('I7: a canary in %s is neither kept nor echoed', async (_, asked) => {
  expect(await keptOf(asked, undefined)).not.toContain('CANARY');
});

test('I7: a fault of the router itself is logged by place, not by message', async () => {
  const newId = () => {
    throw new RangeError(`cannot read ${CANARY}\n    at ${CANARY}`);
  };
  const { ask, log } = testRouter(routerConfig(), { newId });
  const { status, text } = await ask();
  expect(status).toBe(500);
  expect(log).toContainEqual(expect.objectContaining({ event: 'internal-error', error: 'RangeError' }));
  expect(text + JSON.stringify(log)).not.toContain('CANARY');
});
