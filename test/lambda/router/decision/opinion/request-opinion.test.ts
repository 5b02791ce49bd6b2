import { AwsError } from '../../../../../lambda/aws/aws-json';
import type { Headers } from '../../../../../lambda/router/contract/http';
import type { LogEntry } from '../../../../../lambda/router/contract/log';
import {
  type OpinionPorts,
  requestOpinion,
} from '../../../../../lambda/router/decision/opinion/request-opinion';
import { callerOf } from '../../../../../lambda/router/request/caller';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';
import { readRequest } from '../../../../../lambda/router/request/read-request';
import { readPdfs } from '../../support/document-reader';
import { routerConfig, SECOND_OPINION, SESSION } from '../../support/router-config';
import { stopOf } from '../../support/streams';

const CONFIG = {
  ...routerConfig(),
  secondOpinion: SECOND_OPINION,
} as const;

/** Asks about one request, and says what became of it. */
async function asked(
  ports: Pick<OpinionPorts, 'detectPersonalData'>,
  signal = new AbortController().signal,
  headers: Headers = {},
  recorded = true,
  whileRecorded: () => unknown = () => undefined,
) {
  const caller = callerOf({ principal: SESSION }, CONFIG);
  const body = Buffer.from(JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] }));
  const reading = await readRequest(
    CONFIG,
    caller,
    { headers: { 'content-type': ['application/json'], ...headers }, body },
    readChat,
    readPdfs,
  );
  const log: LogEntry[] = [];
  const all = { ...ports, log: (entry: LogEntry) => log.push(entry) };
  const journal = {
    decisionId: 'decision-1',
    opinionAsked: async () => {
      await whileRecorded();
      return recorded;
    },
  };
  return { opinion: await requestOpinion(CONFIG, all, reading, journal, stopOf(signal)), log };
}

const failing = (error: unknown) => ({
  detectPersonalData: async () => {
    throw error;
  },
});

test('the texts of the request are shown, and the answer is passed on', async () => {
  const shown: (readonly string[])[] = [];
  const { opinion, log } = await asked({
    detectPersonalData: async (texts) => {
      shown.push(texts);
      return ['NAME'];
    },
  });
  expect([opinion, shown, log]).toEqual([['NAME'], [['Hi', 'auto']], []]);
});

test.each([
  [
    'an error of the service, with its status',
    new AwsError('ThrottlingException', 429, 'slow down'),
    { error: 'AwsError', status: 429 },
  ],
  ['another error, by its name', new TypeError('x'), { error: 'TypeError', status: undefined }],
  ['what is no error, by its type', 'x', { error: 'string', status: undefined }],
])('a second opinion that fails is logged: %s', async (_what, error, entry) => {
  const { opinion, log } = await asked(failing(error));
  expect(opinion).toBe('failed');
  expect(log).toEqual([{ event: 'second-opinion-failed', lane: 'open', decisionId: 'decision-1', ...entry }]);
});

test('a configuration that wants a second opinion, with nobody to give one, has a failed one', async () => {
  const { opinion, log } = await asked({});
  expect(opinion).toBe('failed');
  expect(log).toEqual([expect.objectContaining({ error: 'TypeError' })]);
});

/** A service that gives no answer, and is told when it is not waited for any more. */
function silent() {
  const told: AbortSignal[] = [];
  const detectPersonalData: OpinionPorts['detectPersonalData'] = (_texts, signal) =>
    new Promise((_, reject) => {
      told.push(signal);
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return { detectPersonalData, told };
}

test('a request that ended before has no second opinion, and no record of one', async () => {
  const { detectPersonalData, told } = silent();
  let recorded = false;
  const { opinion, log } = await asked({ detectPersonalData }, AbortSignal.abort(), {}, true, () => {
    recorded = true;
  });
  expect([opinion, recorded, told, log]).toEqual(['stopped', false, [], []]);
});

test('a request that ends while the call is recorded is not sent, and the service has not failed', async () => {
  const { detectPersonalData, told } = silent();
  const request = new AbortController();
  const { opinion, log } = await asked({ detectPersonalData }, request.signal, {}, true, () =>
    request.abort(),
  );
  expect([opinion, told, log]).toEqual(['stopped', [], []]);
});

test('a request that ends while the service has the text ends the call, and the service has not failed', async () => {
  const { detectPersonalData, told } = silent();
  const request = new AbortController();
  const answer = asked({ detectPersonalData }, request.signal);
  while (told.length === 0) await turn();
  request.abort();
  const { opinion, log } = await answer;
  expect([opinion, told[0]?.aborted, log]).toEqual(['stopped', true, []]);
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('I8: a request that ends while its record is refused is one without a record', async () => {
  const request = new AbortController();
  const { opinion } = await asked(silent(), request.signal, {}, false, () => request.abort());
  expect(opinion).toBe('not-recorded');
});

test('a service that does not answer in time has failed, and is told', async () => {
  jest.useFakeTimers();
  try {
    const { detectPersonalData, told } = silent();
    const answer = asked({ detectPersonalData });
    await jest.advanceTimersByTimeAsync(1999);
    expect(told[0]?.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    const { opinion, log } = await answer;
    expect([opinion, told[0]?.aborted, log.length]).toEqual(['failed', true, 1]);
  } finally {
    jest.useRealTimers();
  }
});

test('after the answer no timer is left that would keep the environment busy', async () => {
  jest.useFakeTimers();
  try {
    await asked({ detectPersonalData: async () => [] });
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test('I2: nobody is asked about a request that is declared restricted', async () => {
  const { opinion } = await asked({ detectPersonalData: async () => ['NAME'] }, undefined, {
    'x-data-class': ['restricted'],
  });
  expect(opinion).toBeUndefined();
});

test('I8: without an accepted record of the call, nothing is sent, and the service has not failed', async () => {
  const shown: (readonly string[])[] = [];
  const { opinion, log } = await asked(
    {
      detectPersonalData: async (texts) => {
        shown.push(texts);
        return [];
      },
    },
    undefined,
    {},
    false,
  );
  expect([opinion, shown, log]).toEqual(['not-recorded', [], []]);
});
