import { report } from './compliance/report';
import { printable } from './compliance/table';

// npm run compliance -- <deployment>: every finding of every pack on a deployment, and why it is acknowledged.

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const [name = 'sandbox', ...rest] = args;
  if (rest.length > 0 || name.startsWith('-')) {
    console.error(
      `npm run compliance takes one deployment name; got "${args.join(' ')}".\nExample: npm run compliance -- sandbox`,
    );
    return 2;
  }
  try {
    const result = report(name);
    console.log(printable(result));
    return result.summary.open.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
