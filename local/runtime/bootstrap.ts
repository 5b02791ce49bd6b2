import path from 'node:path';
import { awslambda, type Handler, isStreaming, type StreamingHandler } from './awslambda';
import { type NextInvocation, RuntimeClient } from './runtime-client';

// The managed Node.js runtime, run as the main program of a child process: it loads the handler, then requests one
// invocation after the other. The protocol is that of aws/aws-lambda-nodejs-runtime-interface-client, for handlers
// that stream and for handlers whose promise is the answer. Like the original, it requests the next invocation only
// when the event loop is empty: a handler that leaves a timer or a busy socket keeps its environment busy.

const client = new RuntimeClient(variable('AWS_LAMBDA_RUNTIME_API'));
let whenIdle: () => void = () => undefined;
let reportCrash = (error: unknown) => client.initError(error);

process.on('beforeExit', () => {
  const act = whenIdle;
  whenIdle = () => undefined;
  act();
});
for (const failure of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(failure, (error: unknown) => {
    console.error(error);
    reportCrash(error).finally(() => process.exit(129));
  });
}
// Ctrl-C and a closed terminal reach the whole process group; the local run decides when its environments end.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);

Object.assign(globalThis, { awslambda });
void serve(load(variable('LAMBDA_TASK_ROOT'), variable('_HANDLER')));

/** `index.handler` is the export `handler` of `index.js` in the task root. */
function load(root: string, name: string): StreamingHandler | Handler {
  const dot = name.lastIndexOf('.');
  const handler: unknown = require(path.join(root, name.slice(0, dot)))[name.slice(dot + 1)];
  if (typeof handler !== 'function') throw new Error(`${name} is not a function`);
  return handler as StreamingHandler | Handler;
}

async function serve(handler: StreamingHandler | Handler): Promise<void> {
  const invocation = await client.next().catch(() => process.exit(0)); // the local run has ended
  reportCrash = (error) => client.invocationError(invocation.requestId, error);
  whenIdle = () => void serve(handler); // the handler left nothing that could ever finish its answer
  const context = contextOf(invocation);
  if (isStreaming(handler)) await stream(handler, invocation, context);
  else await resolve(handler, invocation, context);
  whenIdle = () => void serve(handler);
  if (!context.callbackWaitsForEmptyEventLoop) whenIdle();
}

async function stream(handler: StreamingHandler, invocation: NextInvocation, context: object): Promise<void> {
  const { stream, done, fail } = client.answer(invocation.requestId);
  try {
    await handler(invocation.event, stream, context);
    await done;
  } catch (error) {
    console.error(error);
    fail(error);
    await done.catch(() => undefined);
  }
}

async function resolve(handler: Handler, invocation: NextInvocation, context: object): Promise<void> {
  try {
    await client.respond(invocation.requestId, await handler(invocation.event, context));
  } catch (error) {
    console.error(error);
    await client.invocationError(invocation.requestId, error);
  }
}

function contextOf(invocation: NextInvocation) {
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: invocation.functionArn,
    awsRequestId: invocation.requestId,
    getRemainingTimeInMillis: () => invocation.deadlineMs - Date.now(),
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set`);
  return value;
}
