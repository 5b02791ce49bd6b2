import type { AuditRecord } from '../../../lambda/router/records/audit-record';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { routerConfig, SECOND_OPINION } from './support/router-config';

// A request that ends while its second opinion is awaited: its records say that, and nothing that was not decided.

const CONFIG = routerConfig({
  secondOpinion: SECOND_OPINION,
});

/** One request whose client leaves at a moment; what was recorded, and what was called. */
async function leftAt(moment: 'recorded' | 'sent', refuses?: AuditRecord['schema']) {
  const client = new AbortController();
  const kept: AuditRecord[] = [];
  const fake = fakeHosts();
  let texts = 0;
  const { ask, log } = testRouter(CONFIG, {
    hosts: fake.hosts,
    records: {
      accept: async (record) => {
        if (moment === 'recorded') client.abort();
        if (record.schema === refuses) throw new Error('full');
        kept.push(record);
      },
    },
    detectPersonalData: (_texts, signal) =>
      new Promise((_, reject) => {
        texts++;
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        client.abort();
      }),
  });
  const { status } = await ask({ signal: client.signal });
  return { status, kept, log, texts, calls: fake.calls };
}

test.each(['recorded', 'sent'] as const)(
  'the decision says that nothing was decided (client leaves when it is %s)',
  async (moment) => {
    const { kept, calls } = await leftAt(moment);
    expect(kept).toMatchObject([
      { schema: 'hybrid-llm/second-opinion/1' },
      {
        schema: 'hybrid-llm/decision/1',
        refusal: 'stopped',
        candidates: [],
        order: [],
        requestedModel: 'auto',
        dataClass: { detected: null, effective: 'public' },
        findings: [],
      },
      { schema: 'hybrid-llm/outcome/1', outcome: 'failed', error: 'client_gone', attempts: [], model: null },
    ]);
    expect(calls).toEqual([]);
  },
);

test('the text is not sent after the client has left', async () => {
  expect((await leftAt('recorded')).texts).toBe(0);
});

test('the second opinion has not failed: nothing says so', async () => {
  const { log } = await leftAt('sent');
  expect(log.map(({ event }) => event)).toEqual(['request']);
});

test('without an accepted decision the outcome says that', async () => {
  const { kept } = await leftAt('sent', 'hybrid-llm/decision/1');
  expect(kept).toMatchObject([
    { schema: 'hybrid-llm/second-opinion/1' },
    { schema: 'hybrid-llm/outcome/1', error: 'audit_unavailable', attempts: [] },
  ]);
});

test('a request whose time is up is stopped as well, and its client is told', async () => {
  const { ask, records } = testRouter(CONFIG, {
    detectPersonalData: (_texts, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    hosts: fakeHosts().hosts,
  });
  const { status, json } = await ask({ timeLeftMs: 10_020 });
  expect([status, json().error.code]).toEqual([504, 'answer_timeout']);
  expect(records).toMatchObject([
    { schema: 'hybrid-llm/second-opinion/1' },
    { schema: 'hybrid-llm/decision/1', refusal: 'stopped' },
    { schema: 'hybrid-llm/outcome/1', error: 'answer_timeout', attempts: [] },
  ]);
});

test('the record of a second opinion names the region that its text may be processed in', async () => {
  const { kept } = await leftAt('sent');
  expect(kept[0]).toMatchObject({ host: 'comprehend', boundary: 'region', regions: [CONFIG.region] });
});
