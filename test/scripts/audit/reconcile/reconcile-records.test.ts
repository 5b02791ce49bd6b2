import fc from 'fast-check';
import type { StoredRecord } from '../../../../lambda/router/records/schema/stored-record';
import { readAccessLog } from '../../../../scripts/audit/reconcile/read-access-log';
import { reconcileRecords } from '../../../../scripts/audit/reconcile/reconcile-records';
import type { Asked } from '../../../lambda/router/support/call-router';
import { throws } from '../../../lambda/router/support/fake-hosts';
import { never, paired } from '../support/paired';
import { DECIDED, each, HOUR_LATER, objectOf, type Router, storedLines } from '../support/stored-records';

// What reconcile says of the records that a router wrote, under faults of the audit stream, and of records that no
// router would write.

/** @param statuses what the access log says, where it is compared; a request it does not name got 200 */
async function reconciled(
  lines: readonly string[],
  statuses?: Readonly<Record<string, number>>,
  before = HOUR_LATER,
) {
  const requestIds: string[] = lines.map((line) => JSON.parse(line).requestId).filter(Boolean);
  const all: Readonly<Record<string, number>> = {
    ...Object.fromEntries(requestIds.map((id) => [id, 200])),
    ...statuses,
  };
  const log = statuses && readAccessLog(each([objectOf(Object.entries(all).map(logged))]), never);
  const { findings, facts } = await reconcileRecords(await paired(lines), before, log);
  return { findings, kinds: findings.map(({ kind }) => kind), text: facts.join('\n') };
}

/** A line of the access log. */
const logged = ([requestId, status]: [string, number]) =>
  JSON.stringify({
    time: String(DECIDED.getTime()),
    requestId,
    method: 'POST',
    resourcePath: '/v1/chat/completions',
    status: String(status),
    refusal: '-',
  });

const asking = (model: string): Asked => ({ body: { model, messages: [{ role: 'user', content: 'Hi' }] } });
const HOSTED = asking('nova');
const IN_ACCOUNT = asking('qwen');

/** The lines, each changed as its schema is changed here. */
const changed = (
  lines: readonly string[],
  changes: Partial<Record<'second-opinion' | 'decision' | 'outcome', object>>,
  ofDecision = 'writer-1',
) =>
  lines.map((line) => {
    const record = JSON.parse(line);
    const kind = record.schema.split('/')[1] as keyof typeof changes;
    return record.decisionId === ofDecision ? JSON.stringify({ ...record, ...changes[kind] }) : line;
  });
const recordsOf = (lines: readonly string[]): StoredRecord[] => lines.map((line) => JSON.parse(line));
const naming = (line: string, ...places: number[]) => {
  const record = JSON.parse(line);
  const unacknowledged = places.map((place) => ({ first: place, last: place }));
  return JSON.stringify({ ...record, chain: { ...record.chain, unacknowledged } });
};
const NAME = { findings: [{ type: 'comprehend/name', count: 1 }] };

describe('a request with a second opinion whose decision was lost', () => {
  // Call 1 is the record of the second opinion; 2 and 3 are the decision, which is tried twice.
  const lost = [2, 3];

  test('called no model where the first model is beyond the account, and its text was released', async () => {
    const lines = await storedLines({ secondOpinion: true, requests: [HOSTED], lost });
    const { kinds, text } = await reconciled(lines);
    expect(kinds).toEqual([]);
    expect(text).toContain('0 called a model inside the account meanwhile; 0 may have,');
    expect(text).toContain('1 called none.\nOf these, 1 had the text released for a second opinion before');
  });

  test('called a model inside the account where that was the first', async () => {
    const lines = await storedLines({ secondOpinion: true, requests: [IN_ACCOUNT], lost });
    expect((await reconciled(lines)).text).toContain(
      '1 called a model inside the account meanwhile; 0 may have',
    );
  });

  test('called no model where the decision was stored all the same, begins beyond, and the outcome was lost', async () => {
    const lines = await storedLines({
      secondOpinion: true,
      requests: [HOSTED, {}],
      lost: [2, 3, 4, 5],
      storedAnyway: [3],
    });
    expect((await reconciled(lines)).text).toContain(
      '0 may have, and the outcome was not accepted either; 1 called none.',
    );
  });

  test('counts no text where there was no second opinion', async () => {
    const lines = await storedLines({ requests: [IN_ACCOUNT], lost: [1, 2] });
    expect((await reconciled(lines)).text).not.toContain('second opinion');
  });
});

describe('a request that got 503 and has no decision', () => {
  test('is not said to have kept its prompt inside the account', async () => {
    const { text } = await reconciled([], { unrecorded: 503 });
    expect(text).not.toContain('no prompt left');
    expect(text).not.toContain('second opinion');
    expect(text).toContain(
      'The access log does not tell which, and only a record shows whether a prompt left',
    );
  });

  test('is said to have had its text released, where it has the record of a second opinion', async () => {
    const lines = await storedLines({ secondOpinion: true, requests: [HOSTED], lost: [2, 3] });
    const { text } = await reconciled(lines, { 'writer-request-1': 503 });
    expect(text).toContain('Of those, 1 had the text released for a second opinion');
  });

  test('nova was throttled and gave 503: that is no refusal by the audit stream, and its records show the call', async () => {
    const scripts = { nova: throws('throttled', 'slow down', 429) };
    const lines = await storedLines({ requests: [HOSTED], scripts });
    const { kinds, text } = await reconciled(lines, { 'writer-request-1': 503 });
    expect(kinds).toEqual([]);
    expect(text).toContain('0 without a decision got 401');
    expect(text).not.toContain('refused because');
  });
});

describe('a text at Comprehend without an accepted record', () => {
  const all = (router: Router = {}) =>
    storedLines({ secondOpinion: true, requests: [HOSTED, {}], ...router });

  test('is found where the decision has what Comprehend found, and its writer made no record before', async () => {
    const lines = await storedLines({ requests: [HOSTED, {}] });
    const { findings } = await reconciled(changed(lines, { decision: NAME }));
    expect(findings).toEqual([
      {
        kind: 'early-call',
        where: 'records.ndjson:2',
        words:
          'decision writer-1 of 2026-11-21T10:00:00.000Z has findings of a second opinion, and no record of it was accepted',
      },
    ]);
  });

  test('is found where the writer says that the record was not acknowledged, and it is not here', async () => {
    const [, decision = '', ...rest] = changed(await all(), { decision: NAME });
    expect((await reconciled([naming(decision, 1), ...rest])).kinds).toEqual(['early-call']);
  });

  test.each([
    ['with what Comprehend found', NAME],
    ['without', {}],
  ])(
    'is found where the record is here and was not acknowledged, and its decision follows, %s',
    async (_, found) => {
      const [opinion = '', decision = '', ...rest] = changed(await all(), { decision: found });
      const { findings } = await reconciled([opinion, naming(decision, 1), ...rest]);
      expect(findings).toMatchObject([
        {
          kind: 'early-call',
          words: expect.stringContaining(
            'followed a second opinion of comprehend whose record was not accepted',
          ),
        },
      ]);
    },
  );

  test('is found where a model was called after the record was not acknowledged, without a decision', async () => {
    const [opinion = '', , outcome = '', ...rest] = changed(await all({ requests: [IN_ACCOUNT, {}] }), {
      outcome: { error: 'audit_unavailable' },
    });
    expect((await reconciled([opinion, naming(outcome, 1, 2), ...rest])).kinds).toEqual(['early-call']);
  });

  test('a removed record of a second opinion is told from one that was not accepted', async () => {
    const [, ...rest] = changed(await all(), { decision: NAME });
    expect((await reconciled(rest)).kinds).toEqual(['no-opinion']);
  });

  test('the records of a second opinion that found something give no finding', async () => {
    expect((await reconciled(changed(await all(), { decision: NAME }))).kinds).toEqual([]);
  });
});

describe('I8: an answer before its decision was accepted', () => {
  const REFUSED = { error: 'audit_unavailable', outcome: 'failed' };

  test.each([
    ['complete', {}],
    ['an error of its own', { outcome: 'failed', error: 'no_model_available' }],
  ])('is found in the outcome: %s', async (_, outcome) => {
    const [decision = '', after = '', ...rest] = changed(await storedLines({ requests: [IN_ACCOUNT, {}] }), {
      outcome,
    });
    const { kinds } = await reconciled([decision, naming(after, 1), ...rest], { 'writer-request-1': 200 });
    expect(kinds).toEqual(['early-answer']);
  });

  test.each([200, 404])('is found in the access log, although the outcome denies it: %d', async (status) => {
    const [decision = '', after = '', ...rest] = changed(await storedLines({ requests: [IN_ACCOUNT, {}] }), {
      outcome: REFUSED,
    });
    const { findings } = await reconciled([decision, naming(after, 1), ...rest], {
      'writer-request-1': status,
    });
    expect(findings).toMatchObject([
      {
        kind: 'early-answer',
        words: `the access log says that the client got ${status}, although decision writer-1 of the request was not accepted`,
      },
    ]);
  });

  test('is found in the access log, although there is no outcome', async () => {
    const lines = await storedLines({ requests: [HOSTED, {}], lost: [1, 2], storedAnyway: [2] });
    expect((await reconciled(lines, { 'writer-request-1': 200 })).kinds).toEqual(['early-answer']);
  });

  test.each([503, 500, 499])('is not found where the client got %d', async (status) => {
    const lines = await storedLines({ requests: [HOSTED, {}], lost: [1, 2], storedAnyway: [2] });
    expect((await reconciled(lines, { 'writer-request-1': status })).kinds).toEqual([]);
  });

  test('an outcome that says so without its chain saying so is found', async () => {
    const lines = changed(await storedLines({ requests: [IN_ACCOUNT, {}] }), { outcome: REFUSED });
    expect((await reconciled(lines)).kinds).toEqual(['contradiction']);
  });
});

describe('a decision that is not here', () => {
  test('is an early call where its writer says that it was not acknowledged, and a model beyond had the prompt', async () => {
    const [, outcome = '', ...rest] = await storedLines({ requests: [HOSTED, {}] });
    const { findings } = await reconciled([naming(outcome, 1), ...rest]);
    expect(findings).toMatchObject([
      { kind: 'early-call', words: expect.stringContaining('nova, beyond the account') },
    ]);
  });

  test('is an early call where only the answer names the model beyond', async () => {
    const [, outcome = '', ...rest] = changed(await storedLines({ requests: [HOSTED, {}] }), {
      outcome: { attempts: [] },
    });
    const { findings } = await reconciled([naming(outcome, 1), ...rest]);
    expect(findings).toMatchObject([
      { kind: 'early-call', words: expect.stringContaining('nova, beyond the account') },
    ]);
  });

  test('was removed where its writer does not name it, although the outcome says that it was not accepted', async () => {
    const [, ...rest] = changed(await storedLines({ requests: [IN_ACCOUNT, {}] }), {
      outcome: { error: 'audit_unavailable' },
    });
    expect((await reconciled(rest)).kinds).toEqual(['no-decision']);
  });

  test('was not written where KMS had no key: a model inside the account was called meanwhile', async () => {
    const lines = await storedLines({ requests: [IN_ACCOUNT, {}], withoutKey: [1] });
    expect(recordsOf(lines)[0]).toMatchObject({
      schema: 'hybrid-llm/outcome/1',
      chain: { unacknowledged: [] },
    });
    const { kinds, text } = await reconciled(lines);
    expect(kinds).toEqual([]);
    expect(text).toContain('1 called a model inside the account meanwhile');
  });

  test('of a second opinion is found, although its writer lost other records later', async () => {
    const lines = await storedLines({
      secondOpinion: true,
      requests: [HOSTED, {}, {}],
      lost: [5, 6],
      storedAnyway: [],
    });
    const places = recordsOf(lines).map(({ chain }) => chain.sequence);
    const withoutFirst = lines.filter((_, index) => ![2, 3].includes(places[index] ?? 0));
    expect((await reconciled(withoutFirst)).kinds).toEqual(['no-decision']);
  });
});

describe('a decision with nothing later of its writer', () => {
  const unfollowed = async (request: Asked) => (await storedLines({ requests: [request] })).slice(0, 1);

  test.each([
    ['beyond', HOSTED],
    ['inside', IN_ACCOUNT],
  ])(
    'that got 503 is counted: nothing shows whether it was accepted (first model %s)',
    async (_, request) => {
      const { kinds, text } = await reconciled(await unfollowed(request), { 'writer-request-1': 503 });
      expect(kinds).toEqual([]);
      expect(text).toContain(
        '1 request got 503 and has no outcome, and nothing later of the same writer is here: the records do not show',
      );
    },
  );

  test.each([undefined, { 'writer-request-1': 200 }])(
    'has no outcome where the client got %j',
    async (statuses) => {
      expect((await reconciled(await unfollowed(HOSTED), statuses)).kinds).toEqual(['no-outcome']);
    },
  );

  test('with something later, read in any order, has no outcome, whatever the client got', async () => {
    const [decision = '', , ...rest] = await storedLines({ requests: [HOSTED, {}] });
    const lines = [decision, ...rest];
    for (const read of [lines, lines.toReversed()]) {
      expect((await reconciled(read, { 'writer-request-1': 503 })).kinds).toEqual(['no-outcome']);
    }
  });
});

test('an outcome that its writer calls unacknowledged is said to be that', async () => {
  const lines = await storedLines({ requests: [HOSTED, {}], lost: [2, 3] });
  expect((await reconciled(lines)).findings).toMatchObject([
    {
      kind: 'no-outcome',
      words: expect.stringContaining('its writer says that the stream did not acknowledge it'),
    },
  ]);
});

/** The records of a writer that made no others: each takes the place after the one before it. */
const renumbered = (lines: readonly string[]) =>
  lines.map((line, index) => {
    const record = JSON.parse(line);
    return JSON.stringify({ ...record, chain: { ...record.chain, sequence: index + 1 } });
  });

describe('the place of a record that is not here', () => {
  test('has the record of another request: a decision was not written where KMS had no key', async () => {
    const lines = await storedLines({ requests: [IN_ACCOUNT, IN_ACCOUNT, {}], withoutKey: [2] });
    const { kinds, text } = await reconciled(lines);
    expect(kinds).toEqual([]);
    expect(text).toContain('1 called a model inside the account meanwhile');
  });

  test('has the record of another request: a second opinion that was accepted owes a decision', async () => {
    const [opinion = '', , , ...next] = await storedLines({
      secondOpinion: true,
      requests: [HOSTED, HOSTED],
    });
    expect((await reconciled(renumbered([opinion, ...next]))).kinds).toEqual(['no-decision']);
  });

  test('has the record of another request: a decision that was accepted owes an outcome', async () => {
    const [decision = '', , ...next] = await storedLines({ requests: [HOSTED, HOSTED] });
    expect((await reconciled(renumbered([decision, ...next]))).kinds).toEqual(['no-outcome']);
  });

  test('has the record of another request: no model was called where the client left first', async () => {
    const gone = { ...IN_ACCOUNT, signal: AbortSignal.abort() };
    const lines = await storedLines({ requests: [gone, {}], lost: [1, 2], storedAnyway: [2] });
    const { kinds, text } = await reconciled(lines);
    expect(kinds).toEqual([]);
    expect(text).toContain('0 may have, and the outcome was not accepted either; 1 called none.');
  });

  test('says nothing where no outcome was owed: the first model is beyond the account', async () => {
    const [decision = '', , outcome = ''] = await storedLines({
      requests: [HOSTED, {}],
      lost: [1, 2],
      storedAnyway: [2],
    });
    expect((await reconciled([decision, naming(outcome, 1)])).kinds).toEqual(['no-decision']);
  });
});

test('only the first model of the order may have been called meanwhile', async () => {
  const lines = await storedLines({ requests: [HOSTED, HOSTED, {}], lost: [1, 2, 3, 4], storedAnyway: [2] });
  const { candidates } = JSON.parse(lines[0] ?? '');
  const inside = { ...candidates[0], model: 'qwen', boundary: 'account' };
  const { text } = await reconciled(changed(lines, { decision: { candidates: [...candidates, inside] } }));
  expect(text).toContain('0 may have, and the outcome was not accepted either; 1 called none.');
});

test('records in any order say the same, and so do two outages of one writer', async () => {
  const requests = [HOSTED, HOSTED, HOSTED, {}];
  const lines = await storedLines({ requests, lost: [1, 2, 5, 6], storedAnyway: [2, 6] });
  const forward = await reconciled(lines);
  expect(forward.kinds).toEqual([]);
  expect(forward.text).toContain('2 called none.');
  expect(await reconciled([...lines].reverse())).toEqual(forward);
});

test('a second opinion that was not acknowledged was not released', async () => {
  const lines = await storedLines({
    secondOpinion: true,
    requests: [HOSTED, {}],
    lost: [1, 2],
    storedAnyway: [2],
  });
  const { kinds, text } = await reconciled(lines);
  expect(kinds).toEqual([]);
  expect(text).toContain('1 called none.');
  expect(text).not.toContain('released');
});

test('a client that left is no client that got an answer', async () => {
  const [decision = '', outcome = '', ...rest] = changed(await storedLines({ requests: [IN_ACCOUNT, {}] }), {
    outcome: { error: 'audit_unavailable', outcome: 'failed' },
  });
  const lines = [decision, naming(outcome, 1), ...rest];
  expect((await reconciled(lines, { 'writer-request-1': 499 })).kinds).toEqual([]);
});

describe('a record younger than the grace', () => {
  test('of a second opinion is not missed yet', async () => {
    const [, decision = ''] = changed(await storedLines({ secondOpinion: true, requests: [HOSTED] }), {
      decision: NAME,
    });
    expect((await reconciled([decision], undefined, DECIDED)).kinds).toEqual([]);
    expect((await reconciled([decision])).kinds).toContain('no-opinion');
  });

  test('of a request that got 503 is not counted yet', async () => {
    const [decision = ''] = await storedLines({ requests: [HOSTED] });
    expect((await reconciled([decision], { 'writer-request-1': 503 }, DECIDED)).text).not.toContain(
      'got 503 and',
    );
  });

  test('of a decision is missed at once where its request has an outcome', async () => {
    const [opinion = '', , outcome = ''] = await storedLines({ secondOpinion: true, requests: [HOSTED] });
    expect((await reconciled([opinion, outcome], undefined, DECIDED)).kinds).toEqual(['no-decision']);
  });
});

const request = fc.constantFrom<Asked>(
  HOSTED,
  IN_ACCOUNT,
  asking('auto'),
  asking('mistral'),
  asking('unknown'),
);

test('I8: whatever the audit stream loses or stores all the same, a router that keeps the rule gives no other finding than a lost outcome', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }),
      async (requests, secondOpinion, lost, storedAnyway) => {
        // After the last call to be lost a request is well, so that every writer had the chance to say what was lost.
        const all = [...requests, ...Array.from({ length: 16 }, () => HOSTED)];
        const lines = await storedLines({ requests: all, secondOpinion, lost, storedAnyway });
        const { findings } = await reconciled(lines);
        for (const { kind, words } of findings) {
          kinds.add(kind);
          expect([kind, words]).toEqual(['no-outcome', expect.stringContaining('has no outcome')]);
        }
      },
    ),
    { numRuns: 60 },
  );
  expect([...kinds]).toEqual(['no-outcome']);
}, 60_000);
