import { planOf } from '../../../lib/plan/plan';
import { DATA_CLASSES, type DataClass } from '../../../policy/data-class';
import { ENDPOINTS } from '../../../policy/endpoints';
import { LANE_PREFIX, LANES } from '../../../policy/lane';
import { explanationOf } from '../../../scripts/explain/explanation';
import { inWords } from '../../../scripts/explain/in-words';
import { placeOf } from '../../../scripts/explain/place';
import { ANSWERED_ENDPOINTS, type AnsweredEndpoint } from '../../../scripts/explain/readers';
import { fixtureDeployment } from '../../fixture-deployments';
import { testRouter } from '../../lambda/router/support/call-router';
import { pdf } from '../../lambda/router/support/pdf';

const plan = planOf(fixtureDeployment('sandbox'));
const place = placeOf(plan, {});

const said = (content: string, more: object = {}) =>
  JSON.stringify({ model: 'auto', messages: [{ role: 'user', content }], ...more });
const explain = (body: string, declared?: DataClass, at = place, endpoint: AnsweredEndpoint = 'chat') =>
  explanationOf(at, endpoint, Buffer.from(body), declared);

/** How each dialect says a text, and a limit that it cannot read. */
const AS: Readonly<Record<AnsweredEndpoint, (text: string, more?: object) => string>> = {
  chat: said,
  completions: (prompt, more = {}) => JSON.stringify({ model: 'auto', prompt, ...more }),
  responses: (input, more = {}) => JSON.stringify({ model: 'auto', input, ...more }),
  messages: (content, more = {}) => said(content, { max_tokens: 100, ...more }),
  embeddings: (text, more = {}) => JSON.stringify({ model: 'auto', input: [text], ...more }),
};
const WRONG: Readonly<Record<AnsweredEndpoint, readonly [object, string]>> = {
  chat: [{ max_tokens: 'many' }, 'max_tokens'],
  completions: [{ best_of: 'many' }, 'best_of'],
  responses: [{ max_output_tokens: 'many' }, 'max_output_tokens'],
  messages: [{ stop_sequences: 'END' }, 'stop_sequences'],
  embeddings: [{ dimensions: 'many' }, 'dimensions'],
};

const BODIES = ANSWERED_ENDPOINTS.flatMap((endpoint) => {
  const as = AS[endpoint];
  const named = endpoint === 'embeddings' ? 'titan-embed' : 'claude-haiku';
  return [
    as('Hi'),
    as('Mail to jane@example.com.'),
    as('Card 4111 1111 1111 1111'),
    as('Hi', { model: named }),
    as('Hi', { model: 'gpt-4o' }),
    as('word '.repeat(60_000)),
    as('Hi', WRONG[endpoint][0]),
    'no JSON',
  ].map((body) => [endpoint, body] as const);
});

test.each(
  LANES.flatMap((lane) =>
    BODIES.flatMap(([endpoint, body]) =>
      DATA_CLASSES.map((declared) => [lane, endpoint, body.slice(0, 80), declared, body] as const),
    ),
  ),
)(
  'on the %s lane, what is explained of a body for %s, %s, declared %s, is what the router decides and records',
  async (lane, endpoint, _words, declared, body) => {
    const at = placeOf(plan, { lane });
    const [principal] = at.config.callers.find(({ name }) => name === 'playground')?.principals ?? [];
    const { decision } = await testRouter(at.config).ask({
      path: `${LANE_PREFIX[lane]}${ENDPOINTS[endpoint].path}`,
      body,
      headers: { 'x-data-class': [declared] },
      principal,
    });
    const { order, refusal, dataClass, findings, candidates } = await explain(body, declared, at, endpoint);
    const { schema, ...recorded } = decision as unknown as Record<string, unknown>;
    expect({ order, refusal: refusal?.code ?? null, dataClass, findings }).toEqual({
      order: recorded.order,
      refusal: recorded.refusal,
      dataClass: recorded.dataClass,
      findings: recorded.findings,
    });
    expect(candidates.map(({ model, kept, reason }) => ({ model, kept, reason }))).toEqual(
      (recorded.candidates as (typeof candidates)[number][]).map(({ model, kept, reason }) => ({
        model,
        kept,
        reason,
      })),
    );
  },
);

test.each(['text', 'JSON'])('I7: no text of the request is in the explanation as %s', async (form) => {
  const explanation = await explain(said('Dear Zebulon, mail to zebulon@example.com.', { model: 'zebulon' }));
  expect(form === 'text' ? inWords(explanation) : JSON.stringify(explanation)).not.toMatch(/zebulon/i);
});

test('the class has each of its signals, and what was found has types and counts', async () => {
  const text = inWords(await explain(said('a@example.com and b@example.com'), 'internal'));
  expect(text).toContain('Class      confidential (floor public, declared internal, detected confidential)');
  expect(text).toContain('Detected   email 2');
});

test('each model considered has its reason and its abilities', async () => {
  const text = inWords(await explain(said('Hi'), 'confidential'));
  expect(text).toMatch(/1\. +qwen3-8b +kept +within-ceiling/);
  expect(text).toMatch(/- +claude-haiku +refused +above-ceiling +confidential data may travel/);
  expect(text).toMatch(/claude-haiku +tools, forced-tools, images, documents/);
});

test('several answers cost as many calls, each with the prompt', async () => {
  const costOf = async (more: object) =>
    (await explain(said('x'.repeat(4_000), { max_tokens: 1_000, ...more }))).estimates.map(
      ({ mostUsd }) => mostUsd,
    );
  const [one = [], three = []] = [await costOf({}), await costOf({ n: 3 })];
  expect(three).toEqual(one.map((usd) => usd && expect.closeTo(3 * usd, 9)));
  expect(three.some((usd) => usd !== null)).toBe(true);
});

test('the words of an explanation name the calls of several answers', async () => {
  expect(inWords(await explain(said('Hi', { n: 3 })))).toContain('answer at most 4096, 3 calls');
  expect(inWords(await explain(said('Hi')))).not.toContain('calls');
});

test('tokens are estimated from the length, and cost at list price with the longest answer', async () => {
  const { estimates } = await explain(said('x'.repeat(4_000), { max_tokens: 1_000 }));
  expect(estimates).toContainEqual({
    model: 'claude-haiku',
    promptTokens: 1_004,
    mostAnswerTokens: 1_000,
    answers: 1,
    mostUsd: 0.006004,
  });
  expect(estimates[0]).toMatchObject({ model: 'qwen3-8b', mostUsd: null });
});

test('without a limit, the longest answer of the model counts', async () => {
  expect((await explain(said('Hi'))).estimates[0]).toMatchObject({
    model: 'qwen3-8b',
    mostAnswerTokens: 4_096,
  });
});

test('the choice is the first model, with the others if it fails', async () => {
  expect(inWords(await explain(said('Hi', { model: 'qwen3-8b' })))).toContain(
    'Choice     qwen3-8b; if it fails before its first event: qwen2-5-7b',
  );
  expect(inWords(await explain(said('Hi', { model: 'gpt-oss-120b' })))).toMatch(/Choice {5}gpt-oss-120b$/);
});

const withPdf = (...pages: readonly string[][]) =>
  JSON.stringify({
    model: 'auto',
    messages: [
      {
        role: 'user',
        content: [{ type: 'file', file: { filename: 'a.pdf', file_data: pdf(pages).toString('base64') } }],
      },
    ],
  });

test('documents are read as the router reads them, and counted', async () => {
  const explanation = await explain(withPdf(['Mail to jane@example.com.']));
  expect(explanation).toMatchObject({
    findings: [{ type: 'email', count: 1 }],
    documents: { read: 1, unread: 0 },
  });
  expect(inWords(explanation)).toContain('Documents  1 read, 0 not read whole');
  expect(inWords(await explain(said('Hi')))).not.toContain('Documents');
});

test('a refusal is what the client would get', async () => {
  expect(inWords(await explain(said('Hi', { model: 'gpt-4o' })))).toContain(
    'Refused    404 model_not_found, param model: Name a model that GET /v1/models lists, or auto.',
  );
});

test('a body that the router cannot read was not searched', async () => {
  const text = inWords(await explain('no JSON'));
  expect(text).toContain('Detected   the request was not searched');
  expect(text).toContain('Needs      the request could not be read');
  expect(text).toContain('Refused    400 malformed_json: ');
});

test('what the request needs is named with its field', async () => {
  const explanation = {
    ...(await explain(said('Hi'))),
    needs: [{ ability: 'images', field: 'messages' } as const],
  };
  expect(inWords(explanation)).toContain('Needs      images (messages)');
});

test('a second opinion is told where the router would ask for one, and is not asked', async () => {
  const at = placeOf(planOf(fixtureDeployment('eu-central-1')), {
    caller: 'intranet-assistant',
    lane: 'open',
  });
  expect((await explain(said('Hi'), 'internal', at)).secondOpinion).toBe(true);
  expect(inWords(await explain(said('Hi'), 'internal', at))).toContain('it is not asked here');
  expect((await explain(said('Hi'), 'restricted', at)).secondOpinion).toBe(false);
  expect((await explain(said('Hi'))).secondOpinion).toBe(false);
});

test.each(ANSWERED_ENDPOINTS)(
  'a field of %s that cannot be read gets the error of the router, by its name',
  async (endpoint) => {
    const [wrong, param] = WRONG[endpoint];
    const { refusal, needs } = await explain(AS[endpoint]('Hi', wrong), undefined, place, endpoint);
    expect([refusal?.status, refusal?.param, needs]).toEqual([400, param, null]);
  },
);

test.each(ANSWERED_ENDPOINTS)(
  'an explanation of %s says where it is sent and what a model must be for',
  async (endpoint) => {
    const text = inWords(await explain(AS[endpoint]('Hi'), undefined, place, endpoint));
    const { method, path, task } = ENDPOINTS[endpoint];
    expect(text).toContain(`Endpoint   ${method} ${path}, answered by models for ${task}`);
  },
);

test('the texts of embeddings are counted and cost by their tokens alone', async () => {
  const body = AS.embeddings('x'.repeat(4_000), { model: 'titan-embed' });
  const explanation = await explain(body, undefined, place, 'embeddings');
  expect(explanation.estimates).toEqual([
    {
      model: 'titan-embed',
      promptTokens: 1_000,
      mostAnswerTokens: 0,
      answers: 1,
      mostUsd: expect.any(Number),
    },
  ]);
  expect(inWords(explanation)).toContain('an answer of vectors');
});

test.each([
  ['responses', { reasoning: { effort: 'low' } }, 'reasoning.effort'],
  ['chat', { reasoning_effort: 'low' }, 'reasoning_effort'],
] as const)('at %s a field is named as the caller wrote it', async (endpoint, field, name) => {
  const explanation = await explain(
    AS[endpoint]('Hi', { ...field, model: 'qwen2-5-7b' }),
    undefined,
    place,
    endpoint,
  );
  expect(JSON.stringify(explanation.candidates)).toContain(name);
});

test('what the answer would not follow is named, as its header would', async () => {
  const body = AS.responses('Hi', { text: { verbosity: 'low' }, max_output_tokens: 999_999 });
  const text = inWords(await explain(body, undefined, place, 'responses'));
  expect(text).toContain('Dropped    text.verbosity (x-dropped)');
  expect(text).toMatch(/Clamped {4}max_output_tokens=\d+ \(x-clamped\)/);
});
