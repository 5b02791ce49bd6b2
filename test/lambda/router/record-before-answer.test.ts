import type { RouterResponse } from '../../../lambda/router/contract/http';
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
  'I8: the first byte waits for the record, the call does not (stream: %s)',
  async (stream) => {
    const { records, accept } = heldBack();
    const fake = fakeHosts();
    const { router } = testRouter(routerConfig(), { records, hosts: fake.hosts });
    const response = router(routerRequest({ body: { model: 'auto', messages, stream } }));
    await expectToWaitFor(accept, response);
    expect(fake.calls).toHaveLength(1);
  },
);

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
