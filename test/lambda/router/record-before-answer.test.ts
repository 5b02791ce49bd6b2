import type { RouterResponse } from '../../../lambda/router/contract/http';
import type { AuditRecord } from '../../../lambda/router/records/audit-record';
import type { RecordStream } from '../../../lambda/router/records/journal';
import { routerRequest, testRouter } from './support/call-router';
import { fakeHosts, throws } from './support/fake-hosts';
import { routerConfig } from './support/router-config';

const refusing: RecordStream = {
  accept: async () => {
    throw new TypeError('the stream is full of CANARY');
  },
};
const messages = [{ role: 'user', content: 'Hi' }];

/** A stream that accepts when it is told to. */
function heldBack() {
  let accept = () => {};
  const acceptance = new Promise<void>((resolve) => {
    accept = resolve;
  });
  return { records: { accept: () => acceptance }, accept };
}

test.each([true, false])(
  'I8: without an accepted record nothing is answered (stream: %s)',
  async (stream) => {
    const fake = fakeHosts();
    const { ask, log } = testRouter(routerConfig(), { records: refusing, hosts: fake.hosts });
    const { status, text, json, headers } = await ask({ body: { model: 'auto', messages, stream } });
    expect(status).toBe(503);
    expect(json().error.code).toBe('audit_unavailable');
    expect(text).not.toContain('Hello');
    expect(headers['x-model']).toBeUndefined();
    expect(log).toContainEqual(
      expect.objectContaining({ event: 'audit-write-failed', record: 'decision', error: 'TypeError' }),
    );
  },
);

test('I8: the call that runs meanwhile is ended when the record is not accepted', async () => {
  const fake = fakeHosts({ qwen: ['hang'] });
  const { ask } = testRouter(routerConfig(), { records: refusing, hosts: fake.hosts });
  expect((await ask()).status).toBe(503);
  expect(fake.aborted).toEqual(['qwen']);
});

test('I8: a refusal too waits for its record', async () => {
  const { ask } = testRouter(routerConfig(), { records: refusing });
  const { status, json } = await ask({ body: { model: 'unknown', messages } });
  expect([status, json().error.code]).toEqual([503, 'audit_unavailable']);
});

test('I8: so does the error when every model failed', async () => {
  const { records, accept } = heldBack();
  const { router } = testRouter(routerConfig(), {
    records,
    hosts: fakeHosts({ qwen: throws('rejected', 'no') }).hosts,
  });
  await expectToWaitFor(accept, router(routerRequest()));
});

test.each([true, false])(
  'I8: the first byte waits for the record, a call inside the account does not (stream: %s)',
  async (stream) => {
    const { records, accept } = heldBack();
    const fake = fakeHosts();
    const { router } = testRouter(routerConfig(), { records, hosts: fake.hosts });
    const response = router(routerRequest({ body: { model: 'auto', messages, stream } }));
    await expectToWaitFor(accept, response);
    expect(fake.calls).toHaveLength(1);
  },
);

test.each(['mistral', 'nova'])(
  'I8: the call of %s, beyond the account, waits for the record',
  async (model) => {
    const { records, accept } = heldBack();
    const fake = fakeHosts();
    const { router } = testRouter(routerConfig(), { records, hosts: fake.hosts });
    const response = router(routerRequest({ body: { model, messages } }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.calls).toEqual([]);
    accept();
    await (await response).finish();
    expect(fake.calls).toHaveLength(1);
  },
);

/** A stream that refuses decisions, after a model inside the account could answer, and keeps everything else. */
function withoutDecisions() {
  const kept: AuditRecord[] = [];
  const accept: RecordStream['accept'] = async (record) => {
    if (record.schema === 'hybrid-llm/decision/1') {
      await new Promise(setImmediate);
      throw new Error('full');
    }
    kept.push(record);
  };
  return { records: { accept }, kept };
}

test('a model inside the account that was called without an accepted decision is in an outcome that says so', async () => {
  const { records, kept } = withoutDecisions();
  expect((await testRouter(routerConfig(), { records }).ask()).status).toBe(503);
  expect(kept).toMatchObject([
    { schema: 'hybrid-llm/outcome/1', error: 'audit_unavailable', attempts: [{ model: 'qwen' }] },
  ]);
});

test('an answer of it that was dropped is recorded as a call, and not as an answer', async () => {
  const { records, kept } = withoutDecisions();
  await testRouter(routerConfig(), { records }).ask();
  expect(kept).toMatchObject([
    {
      outcome: 'failed',
      attempts: [{ model: 'qwen', reason: null }],
      model: null,
      host: null,
      boundary: null,
      regions: [],
      answerDigest: null,
    },
  ]);
});

test('that outcome says why the request failed, also where the client has gone', async () => {
  const { records, kept } = withoutDecisions();
  const client = new AbortController();
  const hosts = fakeHosts({ qwen: ['hang'] }).hosts;
  const slow: RecordStream = {
    accept: async (record) => {
      client.abort();
      await records.accept(record);
    },
  };
  await testRouter(routerConfig(), { records: slow, hosts }).ask({ signal: client.signal });
  expect(kept).toMatchObject([{ error: 'audit_unavailable' }]);
});

test('a request whose decision was not accepted, and that called no model, has no outcome', async () => {
  const { records, kept } = withoutDecisions();
  await testRouter(routerConfig(), { records }).ask({ body: { model: 'nova', messages } });
  expect(kept).toEqual([]);
});

test('I8: without a digest key there is no record, and so no answer', async () => {
  const digest = async () => {
    throw new Error('KMS is disabled');
  };
  expect((await testRouter(routerConfig(), { digest }).ask()).status).toBe(503);
});

test('an outcome that is not accepted raises the alarm, and the client keeps its answer', async () => {
  const accept: RecordStream['accept'] = async ({ schema }) => {
    if (schema === 'hybrid-llm/outcome/1') throw new Error('full');
  };
  const { ask, log } = testRouter(routerConfig(), { records: { accept } });
  expect((await ask()).status).toBe(200);
  expect(log).toContainEqual(expect.objectContaining({ event: 'audit-write-failed', record: 'outcome' }));
});

async function expectToWaitFor(accept: () => void, response: Promise<RouterResponse>) {
  let answered = false;
  void response.then(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(answered).toBe(false);
  accept();
  await (await response).finish();
}
