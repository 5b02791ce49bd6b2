import type { AuditFinding } from '../../../scripts/audit/audit-finding';
import { readRecords } from '../../../scripts/audit/read-records';
import { pairRecords } from '../../../scripts/audit/reconcile/pair-records';
import { readAccessLog } from '../../../scripts/audit/reconcile/read-access-log';
import { reconcileOutcomes } from '../../../scripts/audit/reconcile/reconcile-outcomes';
import { reconcileRequests } from '../../../scripts/audit/reconcile/reconcile-requests';
import type { Asked } from '../../lambda/router/support/call-router';
import { never, paired } from './support/paired';
import { DECIDED, each, HOUR_LATER, objectOf, storedLines, storedObject } from './support/stored-records';

const outcomesOf = async (lines: readonly string[], before = HOUR_LATER) =>
  reconcileOutcomes(await paired(lines), before).findings;

/** A line as API Gateway fills in the access log's format: every value is a text, `-` where there is none. */
const logged = (requestId: string, changes: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({
    time: String(DECIDED.getTime()),
    requestId,
    caller: 'arn:aws:sts::111122223333:assumed-role/claims/session-1',
    method: 'POST',
    resourcePath: '/v1/chat/completions',
    status: '200',
    refusal: '-',
    ...changes,
  });

async function requestsOf(log: string, lines: readonly string[], before = HOUR_LATER) {
  const findings: AuditFinding[] = [];
  const object = storedObject('access.log', log);
  const requests = readAccessLog(each([object]), (finding) => findings.push(finding));
  const compared = await reconcileRequests(requests, await paired(lines), before);
  return { ...compared, findings: [...findings, ...compared.findings] };
}

const kinds = (findings: readonly AuditFinding[]) => findings.map(({ kind }) => kind);

let lines: readonly string[];
beforeAll(async () => {
  lines = await storedLines();
});

test('decisions with their outcomes give no finding', async () => {
  expect(await outcomesOf(lines)).toEqual([]);
});

test('a decision without an outcome is found: the environment stopped before it wrote how the request ended', async () => {
  const [finding] = await outcomesOf(lines.slice(0, 3));
  expect(finding).toEqual({
    kind: 'no-outcome',
    where: 'records.ndjson:3',
    words: 'decision writer-2 of 2026-11-21T10:00:00.000Z, caller claims, has no outcome',
  });
});

test('a decision younger than the grace may still be answered', async () => {
  expect(await outcomesOf(lines.slice(0, 3), DECIDED)).toEqual([]);
});

test('an outcome without its decision is found', async () => {
  expect(kinds(await outcomesOf(lines.slice(1)))).toEqual(['no-decision']);
});

const hosted: Asked = { body: { model: 'nova', messages: [{ role: 'user', content: 'Hi' }] } };
const reconciled = async (lines: readonly string[]) => reconcileOutcomes(await paired(lines), HOUR_LATER);
const none = { calledInAccount: 0, mayHaveCalledInAccount: 0, notCalled: 0, notShown: 0, textReleased: 0 };

/** A decision that reached the bucket although the stream did not acknowledge it, and what its writer wrote then. */
async function storedUnacknowledged(request: Asked): Promise<readonly string[]> {
  const options = { requests: [request, {}] };
  const [decision = ''] = await storedLines(options);
  return [decision, ...(await storedLines({ ...options, lost: [1, 2] }))];
}

test('a decision that was stored but not acknowledged, of a hosted model, called no model: it has no outcome by design', async () => {
  expect(await reconciled(await storedUnacknowledged(hosted))).toEqual({
    findings: [],
    notAccepted: { ...none, notCalled: 1 },
  });
});

test('a model inside the account that was called meanwhile is told from a refusal by its outcome', async () => {
  const lines = await storedUnacknowledged({});
  expect(await reconciled(lines)).toEqual({ findings: [], notAccepted: { ...none, calledInAccount: 1 } });
});

test('the same is told where the decision did not arrive at all', async () => {
  const lines = await storedLines({ lost: [1, 2] });
  expect(await reconciled(lines)).toEqual({ findings: [], notAccepted: { ...none, calledInAccount: 1 } });
});

test('where the outcome was not accepted either, a model inside the account may have been called', async () => {
  const [decision = ''] = await storedLines();
  const lines = [decision, ...(await storedLines({ lost: [1, 2, 3, 4] }))];
  expect(await reconciled(lines)).toEqual({
    findings: [],
    notAccepted: { ...none, mayHaveCalledInAccount: 1 },
  });
});

const CHANGED = [
  ['its error says so', { error: 'audit_unavailable' }, {}],
  ['its writer says so', {}, { unacknowledged: [{ first: 1, last: 1 }] }],
] as const;
test.each(CHANGED)(
  'I8: a call beyond the account whose decision was not accepted is found: %s',
  async (_, outcome, chain) => {
    const [decision = '', second = ''] = await storedLines({ requests: [hosted] });
    const record = JSON.parse(second);
    const changed = JSON.stringify({ ...record, ...outcome, chain: { ...record.chain, ...chain } });
    expect((await reconciled([decision, changed])).findings).toEqual([
      {
        kind: 'early-call',
        where: 'records.ndjson:2',
        words:
          'the outcome of 2026-11-21T10:00:00.000Z says that nova, beyond the account, had a prompt whose decision writer-1 was not accepted',
      },
    ]);
  },
);

test('an outcome without its decision is found where a call left the account, whatever its error says', async () => {
  const [, outcome = ''] = await storedLines({ requests: [hosted] });
  const changed = JSON.stringify({ ...JSON.parse(outcome), error: 'audit_unavailable' });
  expect(kinds((await reconciled([changed])).findings)).toEqual(['no-decision']);
});

describe('a second opinion', () => {
  const all = () => storedLines({ secondOpinion: true });

  test('with its decision gives no finding', async () => {
    const lines = await all();
    expect(lines.map((line) => JSON.parse(line).schema).slice(0, 3)).toEqual([
      'hybrid-llm/second-opinion/1',
      'hybrid-llm/decision/1',
      'hybrid-llm/outcome/1',
    ]);
    expect(await outcomesOf(lines)).toEqual([]);
  });

  test('without its decision is found', async () => {
    const [opinion = ''] = await all();
    expect(await outcomesOf([opinion])).toEqual([
      {
        kind: 'no-decision',
        where: 'records.ndjson:1',
        words:
          'a text was released to comprehend at 2026-11-21T10:00:00.000Z for decision writer-1, which is not here',
      },
    ]);
  });

  test('younger than the grace is not missed yet', async () => {
    const [opinion = ''] = await all();
    expect(await outcomesOf([opinion], DECIDED)).toEqual([]);
  });

  test('that was not acknowledged was not sent', async () => {
    const [opinion = ''] = await all();
    const later = await storedLines({ secondOpinion: true, lost: [1, 2] });
    expect(await outcomesOf([opinion, ...later])).toEqual([]);
  });

  test.each([
    ['its outcome says so', [2, 3]],
    ['its writer says so', [2, 3, 4, 5]],
  ])('whose decision was not accepted gives no finding: %s', async (_, lost) => {
    const lines = await storedLines({ secondOpinion: true, lost });
    expect(await outcomesOf(lines)).toEqual([]);
  });

  test('whose decision was removed is found, although its writer lost another record', async () => {
    const [opinion = '', , , ...later] = await storedLines({
      secondOpinion: true,
      requests: [{}, {}, {}],
      lost: [],
    });
    const lostEarlier = later.map((line) => {
      const record = JSON.parse(line);
      return JSON.stringify({
        ...record,
        chain: { ...record.chain, unacknowledged: [{ first: 1, last: 1 }] },
      });
    });
    expect(
      kinds(await outcomesOf([opinion.replace('"sequence":1', '"sequence":2'), ...lostEarlier])),
    ).toEqual(['no-decision']);
  });

  test('about a request the API never saw is found', async () => {
    const [opinion = ''] = await all();
    const around = logged('other', { status: '503' });
    expect(kinds((await requestsOf(around, [opinion])).findings)).toEqual(['no-request']);
  });
});

test('delivered twice is not answered twice', async () => {
  expect(await outcomesOf([...lines, ...lines])).toEqual([]);
});

test.each([
  ['decision id', 'duplicate-id', '"decisionId":"writer-1"', '"decisionId":"writer-2"'],
  ['request id', 'repeated-request', '"requestId":"writer-request-1"', '"requestId":"writer-request-2"'],
])('two different records of one kind with the same %s are found', async (_, kind, one, other) => {
  const findings: AuditFinding[] = [];
  const same = lines.map((line) => line.replace(one, other));
  await pairRecords(readRecords(each([objectOf(same)]), never), (finding) => findings.push(finding));
  expect(new Set(kinds(findings))).toEqual(new Set([kind]));
});

const log = ['writer-request-1', 'writer-request-2'].map((id) => logged(id)).join('\n');

test('every answered request has its decision', async () => {
  expect(await requestsOf(log, lines)).toEqual({
    findings: [],
    requests: 2,
    refusedWithoutRecord: 0,
    unavailable: 0,
    textReleased: 0,
    statuses: new Map([
      ['writer-request-1', 200],
      ['writer-request-2', 200],
    ]),
  });
});

test('the cut end of a chain is found: its requests were answered and have no decision', async () => {
  const { findings } = await requestsOf(log, lines.slice(0, 2));
  expect(findings).toEqual([
    {
      kind: 'no-decision',
      where: 'access.log:2',
      words:
        'request writer-request-2 of 2026-11-21T10:00:00.000Z to /v1/chat/completions was answered 200 and has no decision',
    },
  ]);
});

test.each(['/v1/chat/completions', '/sealed/v1/chat/completions'])(
  'a request to %s that was answered and has no decision is found',
  async (resourcePath) => {
    expect(kinds((await requestsOf(logged('x', { resourcePath }), [])).findings)).toEqual(['no-decision']);
  },
);

test.each(['/v1/models', '/health', '/sealed/v1/models', '/sealed/health'])(
  'a request to %s needs no decision',
  async (resourcePath) => {
    const request = logged('x', { method: 'GET', resourcePath });
    expect(await requestsOf(request, [])).toMatchObject({ findings: [], requests: 0 });
  },
);

test('the decision of a request younger than the grace is not missed', async () => {
  expect((await requestsOf(log, lines.slice(0, 2), DECIDED)).findings).toEqual([]);
});

test.each(['401', '403', '500', '503'])(
  'a request refused with %s may have no decision, and is counted',
  async (status) => {
    const { findings, refusedWithoutRecord } = await requestsOf(logged('x', { status }), []);
    expect([findings, refusedWithoutRecord]).toEqual([[], 1]);
  },
);

test.each([
  ['401', 0],
  ['403', 0],
  ['500', 0],
  ['503', 1],
])('of the requests refused without a record, %s counts %d as answered with 503', async (status, count) => {
  expect((await requestsOf(logged('x', { status }), [])).unavailable).toBe(count);
});

test.each([
  ['that the gateway refused', { status: '403', refusal: 'ACCESS_DENIED' }],
  ['for the list of models', { method: 'GET', resourcePath: '/v1/models' }],
])('a request %s needs no decision', async (_, changes) => {
  expect(await requestsOf(logged('x', changes), [])).toMatchObject({ findings: [], requests: 0 });
});

describe.each(['/{proxy+}', '/sealed/{proxy+}'])(
  'a request to %s, the route for unknown paths',
  (resourcePath) => {
    test.each(['401', '403', '404', '405', '500', '503'])(
      'that was refused with %s needs no decision',
      async (status) => {
        expect(await requestsOf(logged('x', { resourcePath, status }), [])).toMatchObject({
          findings: [],
          requests: 0,
        });
      },
    );

    test('that was answered is found, because nothing is answered there without a decision', async () => {
      const { findings } = await requestsOf(logged('x', { resourcePath }), []);
      expect(kinds(findings)).toEqual(['no-decision']);
    });
  },
);

test('a refused path at the chat endpoint itself is found: the router refuses none there', async () => {
  const { findings } = await requestsOf(logged('x', { status: '404' }), []);
  expect(kinds(findings)).toEqual(['no-decision']);
});

test('a decision about a request the API never saw is found', async () => {
  const around = [logged('a', { status: '503' }), log.split('\n')[0]].join('\n');
  const late = lines.slice(2);
  expect(kinds((await requestsOf(around, [...lines.slice(0, 2), ...late])).findings)).toEqual(['no-request']);
});

test.each([
  ['before', -1],
  ['after', 1],
])('a decision %s the time of the access log is not missed in it', async (_, ms) => {
  const other = logged('other', { status: '401', time: String(DECIDED.getTime() - ms) });
  expect((await requestsOf(other, lines.slice(0, 2))).findings).toEqual([]);
});

test.each([
  ['an export of the log group to S3', (text: string) => text.replace(/^/gm, '2026-11-21T10:00:00.123Z ')],
  [
    'the answer of aws logs filter-log-events',
    (text: string) =>
      JSON.stringify({ events: text.split('\n').map((message) => ({ timestamp: 1, message })) }, null, 4),
  ],
])('%s is read', async (_, exported) => {
  expect(await requestsOf(exported(log), lines)).toMatchObject({ findings: [], requests: 2 });
});

test('the object that CloudWatch Logs writes beside an export is not read as a log', async () => {
  const probe = storedObject('exports/aws-logs-write-test', 'Permission Check Successful');
  const requests = readAccessLog(each([probe]), never);
  expect(await requests.next()).toEqual({ done: true, value: undefined });
});

test.each([
  ['an empty file', '', 'it is empty'],
  ['a file that is no access log', 'hello', 'it holds no line of the API access log in 1 lines'],
])('%s among the access log is named', async (_, content, words) => {
  expect((await requestsOf(content, lines)).findings).toContainEqual({
    kind: 'unread',
    where: 'access.log',
    words,
  });
});

test('a line that is not from the access log is reported', async () => {
  expect((await requestsOf(`${log}\n{"other":1}`, lines)).findings).toEqual([
    expect.objectContaining({ kind: 'malformed', where: 'access.log:3' }),
  ]);
});
