import { planOf } from '../../../lib/plan/plan';
import { DATA_CLASSES, type DataClass } from '../../../policy/data-class';
import { explanationOf } from '../../../scripts/explain/explanation';
import { inWords } from '../../../scripts/explain/in-words';
import { placeOf } from '../../../scripts/explain/place';
import { fixtureDeployment } from '../../fixture-deployments';
import { testRouter } from '../../lambda/router/support/call-router';
import { pdf } from '../../lambda/router/support/pdf';

const plan = planOf(fixtureDeployment('sandbox'));
const place = placeOf(plan, {});

const said = (content: string, more: object = {}) =>
  JSON.stringify({ model: 'auto', messages: [{ role: 'user', content }], ...more });
const explain = (body: string, declared?: DataClass, at = place) =>
  explanationOf(at, Buffer.from(body), declared);

const BODIES = [
  said('Hi'),
  said('Mail to jane@example.com.'),
  said('Card 4111 1111 1111 1111'),
  said('Hi', { model: 'claude-haiku' }),
  said('Hi', { model: 'gpt-4o' }),
  said('word '.repeat(60_000)),
  said('Hi', { max_tokens: 'many' }),
  'no JSON',
];

test.each(
  BODIES.flatMap((body) => DATA_CLASSES.map((declared) => [body.slice(0, 80), declared, body] as const)),
)(
  'what is explained of %s, declared %s, is what the router decides and records',
  async (_words, declared, body) => {
    const [principal] = place.config.callers.find(({ name }) => name === 'playground')?.principals ?? [];
    const { decision } = await testRouter(place.config).ask({
      body,
      headers: { 'x-data-class': [declared] },
      principal,
    });
    const { order, refusal, dataClass, findings, candidates } = await explain(body, declared);
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

test('tokens are estimated from the length, and cost at list price with the longest answer', async () => {
  const { estimates } = await explain(said('x'.repeat(4_000), { max_tokens: 1_000 }));
  expect(estimates).toContainEqual({
    model: 'claude-haiku',
    promptTokens: 1_000,
    mostAnswerTokens: 1_000,
    mostUsd: 0.006,
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
