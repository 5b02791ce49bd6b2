// Calls the bundled signer once for each event, as Lambda does, and prints the results after the log lines.
const { join } = require('node:path');

const [folder, events] = process.argv.slice(2);
const { handler } = require(join(folder, 'index.js'));
const context = { getRemainingTimeInMillis: () => 600_000 };

(async () => {
  const results = [];
  for (const event of JSON.parse(events)) {
    await handler(event, context).then(
      () => results.push('done'),
      (error) => results.push(`failed: ${error.message}`),
    );
  }
  process.stdout.write(`${JSON.stringify(results)}\n`);
})();
