// Run as a program of its own, so that it loads what the function would load and nothing else: the handler in the
// folder of the first argument gets the events of the second, one after the other. Prints the answers, and which
// modules of undici Node loaded on the way, and how many threads were started.
const { PassThrough } = require('node:stream');
const { join } = require('node:path');
const { text } = require('node:stream/consumers');

globalThis.awslambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: {
    from(stream, prelude) {
      stream.prelude = prelude;
      return stream;
    },
  },
};

// The module is there before the handler imports it. Its class counts the threads that are started.
const workers = require('node:worker_threads');
let threads = 0;
workers.Worker = class extends workers.Worker {
  constructor(...args) {
    super(...args);
    threads += 1;
  }
};

const [folder, events] = process.argv.slice(2);
const { handler } = require(join(folder, 'index.js'));

async function answer(event) {
  const stream = new PassThrough();
  const body = text(stream);
  await handler(event, stream, { getRemainingTimeInMillis: () => 900_000 });
  return { ...stream.prelude, body: await body };
}

(async () => {
  const answers = [];
  for (const event of JSON.parse(events)) answers.push(await answer(event));
  const undici = process.moduleLoadList.filter((name) => name.includes('undici'));
  process.stdout.write(`\n${JSON.stringify({ answers, undici, threads })}`);
})();
