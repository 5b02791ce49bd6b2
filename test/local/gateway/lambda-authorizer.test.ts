import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { LambdaAuthorizer } from '../../../local/gateway/lambda-authorizer';
import { bundleBootstrap } from '../../../local/lambda/bundle-bootstrap';
import { StreamingFunction } from '../../../local/lambda/streaming-function';

// API Gateway's cache of an authorizer's answers, as its documentation has it, with a function in a process of its own.

const folder = mkdtempSync(path.join(tmpdir(), 'authorizer-'));
const fixtures = path.join(__dirname, '../fixtures');
let lambda: StreamingFunction;
beforeAll(async () => {
  lambda = new StreamingFunction({
    bootstrap: await bundleBootstrap(folder),
    folder: fixtures,
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:authorizer',
    timeoutSeconds: 30,
    environments: 1,
    variables: { _HANDLER: 'authorizer-handler.handler', LAMBDA_TASK_ROOT: fixtures },
    onLog: () => undefined,
  });
});
afterAll(async () => {
  await lambda.close();
  rmSync(folder, { recursive: true });
});

const ARN = 'arn:aws:execute-api:us-east-1:111122223333:api/llm';

/** A gateway with an empty cache. Each answer is a refusal, or how often the function had been called by then. */
function gateway(rememberedMs = 60_000) {
  const authorizer = new LambdaAuthorizer(
    { id: 'A', functionId: 'F', identityHeader: 'Authorization', rememberedMs },
    lambda,
  );
  return async (headers: Record<string, string>, request = 'GET/v1/models') => {
    const event = { headers, body: null } as unknown as APIGatewayProxyEvent;
    const found = await authorizer.authorize(event, `${ARN}/${request}`);
    return 'refused' in found ? found.refused : Number(found.authorizer?.calls);
  };
}

/** How often the function was called by these requests, of which the last is accepted. */
async function callsOf(ask: ReturnType<typeof gateway>, ...all: Record<string, string>[]) {
  const before = Number(await gateway()({ Authorization: 'Bearer counter' }));
  for (const headers of all) await ask(headers);
  const after = Number(await gateway()({ Authorization: 'Bearer counter' }));
  return after - before - 1;
}

test('an answer is used again for the same value', async () => {
  expect(await callsOf(gateway(), { Authorization: 'Bearer a' }, { Authorization: 'Bearer a' })).toBe(1);
});

test('with a time of zero no answer is used again', async () => {
  expect(await callsOf(gateway(0), { Authorization: 'Bearer a' }, { Authorization: 'Bearer a' })).toBe(2);
});

test.each([
  ['letter case', 'bearer a'],
  ['spaces', 'Bearer  a'],
  ['another credential', 'Bearer b'],
])('a value that differs by %s is another value', async (_what, value) => {
  expect(await callsOf(gateway(), { Authorization: 'Bearer a' }, { Authorization: value })).toBe(2);
});

test.each([
  ['another header', { Authorization: 'Bearer a', 'x-api-key': 'k' }],
  ['the letter case of the name', { authorization: 'Bearer a' }],
  ['another value before it', { authorization: 'Bearer b', Authorization: 'Bearer a' }],
])('%s does not count', async (_what, headers) => {
  expect(await callsOf(gateway(), { Authorization: 'Bearer a' }, headers)).toBe(1);
});

test('an answer for one path decides about every path, by its policy', async () => {
  const ask = gateway();
  await ask({ Authorization: 'Bearer a' });
  expect(await ask({ Authorization: 'Bearer a' }, 'GET/sealed/v1/models')).toBe('ACCESS_DENIED');
});

test('a policy that denies is used again', async () => {
  const ask = gateway();
  const denied = { Authorization: 'Bearer denied' };
  expect([await ask(denied), await callsOf(ask, denied)]).toEqual(['ACCESS_DENIED', 0]);
});

test.each([
  ['Bearer unknown', 'UNAUTHORIZED'],
  ['Bearer broken', 'AUTHORIZER_FAILURE'],
])('a failure is not used again: %s', async (Authorization, refused) => {
  const ask = gateway();
  expect([await ask({ Authorization }), await callsOf(ask, { Authorization })]).toEqual([refused, 1]);
});

test.each([
  ['no header', {}],
  ['an empty header', { Authorization: '' }],
  ['another header', { 'x-api-key': 'Bearer a' }],
])('%s is 401, and the function is not called', async (_what, headers) => {
  const ask = gateway();
  expect([await ask(headers), await callsOf(ask, headers)]).toEqual(['UNAUTHORIZED', 0]);
});
