import { AwsError } from '../../../../../lambda/aws/aws-json';
import type { Headers } from '../../../../../lambda/router/contract/http';
import type { LogEntry } from '../../../../../lambda/router/contract/log';
import {
  type OpinionPorts,
  requestOpinion,
} from '../../../../../lambda/router/decision/opinion/request-opinion';
import { callerOf } from '../../../../../lambda/router/request/caller';
import { readChat } from '../../../../../lambda/router/request/read-chat';
import { readRequest } from '../../../../../lambda/router/request/read-request';
import { routerConfig, SESSION } from '../../support/router-config';
import { stopOf } from '../../support/streams';

const CONFIG = {
  ...routerConfig(),
  secondOpinion: {
    service: 'comprehend',
    language: 'en',
    minimumScore: 0.9,
    classes: { NAME: 'restricted' },
    timeoutMs: 2000,
  },
} as const;

/** Asks about one request, and says what became of it. */
async function asked(
  ports: Pick<OpinionPorts, 'detectPersonalData'>,
  signal = new AbortController().signal,
  headers: Headers = {},
  recorded = true,
) {
  const caller = callerOf({ principal: SESSION }, CONFIG);
  const body = Buffer.from(JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] }));
  const reading = readRequest(CONFIG, caller, { headers, body }, readChat);
  const log: LogEntry[] = [];
  const all = { ...ports, log: (entry: LogEntry) => log.push(entry) };
  const journal = { decisionId: 'decision-1', opinionAsked: async () => recorded };
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

test('a request that has been ended is no failure of the second opinion, and nothing is logged', async () => {
  const { opinion, log } = await asked(failing(new Error('aborted')), AbortSignal.abort());
  expect([opinion, log]).toEqual(['failed', []]);
});

test('whoever is asked is told when the request ends', async () => {
  const request = new AbortController();
  const { opinion } = await asked(
    {
      detectPersonalData: async (_texts, signal) => {
        request.abort();
        return signal.aborted ? ['NAME'] : [];
      },
    },
    request.signal,
  );
  expect(opinion).toEqual(['NAME']);
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

test('a request that ended while the call was recorded is not sent', async () => {
  const shown: (readonly string[])[] = [];
  await asked(
    {
      detectPersonalData: async (texts) => {
        shown.push(texts);
        return [];
      },
    },
    AbortSignal.abort(),
  );
  expect(shown).toEqual([]);
});
