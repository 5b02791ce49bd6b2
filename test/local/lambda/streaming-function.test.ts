import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleBootstrap } from '../../../local/lambda/bundle-bootstrap';
import { readPrelude } from '../../../local/lambda/http-integration-response';
import { StreamingFunction } from '../../../local/lambda/streaming-function';
import { eventually } from '../fixtures/eventually';

const folder = mkdtempSync(path.join(tmpdir(), 'lambda-'));
let bootstrap: string;
const functions: StreamingFunction[] = [];

beforeAll(async () => {
  bootstrap = await bundleBootstrap(folder);
});
afterAll(async () => {
  await Promise.all(functions.map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

function echo(
  options: { timeoutSeconds?: number; handler?: string; idleSeconds?: number } = {},
): StreamingFunction {
  const made = new StreamingFunction({
    bootstrap,
    folder: path.join(__dirname, '../fixtures'),
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:echo',
    timeoutSeconds: options.timeoutSeconds ?? 30,
    idleSeconds: options.idleSeconds,
    variables: {
      _HANDLER: options.handler ?? 'echo-handler.handler',
      LAMBDA_TASK_ROOT: path.join(__dirname, '../fixtures'),
      OWN: 'yes',
    },
    onLog: () => undefined,
  });
  functions.push(made);
  return made;
}

async function answer(from: StreamingFunction, act = 'answer') {
  const response = await from.invoke({ body: JSON.stringify({ act }) });
  return { prelude: await readPrelude(response), body: await text(response.body) };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pidIn = (body: string) => JSON.parse(body.split('\n')[0] ?? '').pid;

test('status, headers and cookies arrive before the body', async () => {
  const { prelude, body } = await answer(echo());
  expect(prelude).toEqual({
    statusCode: 201,
    headers: { 'x-echo': 'yes' },
    multiValueHeaders: {},
    cookies: ['a=1', 'b=2'],
  });
  expect(body).toContain('remaining true');
});

test('a function sees its own variables and nothing of the machine around it', async () => {
  const { body } = await answer(echo());
  const seen = Object.keys(JSON.parse(body.split('\n')[0] ?? '').environment).sort();
  expect(seen).toEqual(['AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'OWN', '_HANDLER', '_X_AMZN_TRACE_ID']);
});

test('an environment is used again, and a second one starts only when the first is busy', async () => {
  const one = echo();
  const first = pidIn((await answer(one)).body);
  const second = pidIn((await answer(one)).body);
  const [third, fourth] = await Promise.all([answer(one, 'slow'), answer(one, 'slow')]);
  expect(second).toBe(first);
  expect(pidIn(third.body)).not.toBe(pidIn(fourth.body));
});

test('idle environments are ended, except one', async () => {
  const one = echo({ idleSeconds: 0.5 });
  const answers = await Promise.all([answer(one, 'slow'), answer(one, 'slow'), answer(one, 'slow')]);
  const pids = answers.map(({ body }) => pidIn(body));
  const left = () => pids.filter(isRunning);
  expect(left()).toHaveLength(3);
  await eventually(() => expect(left()).toHaveLength(1));
  await sleep(600);
  expect([pidIn((await answer(one)).body)]).toEqual(left());
});

test('an error before the answer begins is the error of the call', async () => {
  const one = echo();
  await expect(answer(one, 'throw')).rejects.toThrow();
  await expect(answer(one)).resolves.toMatchObject({ prelude: { statusCode: 201 } });
});

test('an error midway cuts the answer', async () => {
  await expect(answer(echo(), 'throw-midway')).rejects.toMatchObject({ type: 'RangeError' });
});

test('a function that exits fails the call and is replaced for the next', async () => {
  const one = echo();
  await expect(answer(one, 'exit')).rejects.toMatchObject({ type: 'Runtime.ExitError' });
  await expect(answer(one)).resolves.toMatchObject({ prelude: { statusCode: 201 } });
});

test('a function that takes longer than its timeout is stopped', async () => {
  await expect(answer(echo({ timeoutSeconds: 1 }), 'hang')).rejects.toMatchObject({
    type: 'Sandbox.Timedout',
  });
});

test('a body given to end() without a write() loses its prelude, as on Lambda', async () => {
  await expect(answer(echo(), 'end-without-write')).rejects.toMatchObject({ type: 'MalformedResponse' });
});

test('a handler that cannot be loaded says so when it is started', async () => {
  await expect(echo({ handler: 'missing.handler' }).warm()).rejects.toThrow(/Cannot find module/);
});

test('closing a function ends its processes', async () => {
  const one = echo();
  const pid = pidIn((await answer(one)).body);
  await one.close();
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
});
