import { S3Client } from '@aws-sdk/client-s3';
import { clientOptions } from './account/client-options';
import { type AuditCommand, readAuditCommand, USAGE } from './audit/command-line';
import type { AuditPorts } from './audit/ports';
import { printable, printableLines } from './audit/printable';
import { reconcile } from './audit/reconcile';
import type { AuditResult } from './audit/report';
import { show } from './audit/show';
import { verify } from './audit/verify';
import { writeSchemas } from './audit/write-schemas';
import { runCommand } from './command-line/run-command';

// npm run audit -- verify|reconcile|show|schemas: checks, compares and explains audit records.

/** One line on a terminal, written anew. */
const progress = process.stderr.isTTY
  ? (words: string) => void process.stderr.write(`\r\x1b[K${printable(words)}`)
  : undefined;

const ports: AuditPorts = {
  s3: () => new S3Client({ ...clientOptions(), followRegionRedirects: true }),
  get now() {
    return new Date();
  },
  progress,
};

function run(command: AuditCommand): Promise<AuditResult> | AuditResult {
  switch (command.name) {
    case 'verify':
      return verify(command, ports);
    case 'reconcile':
      return reconcile(command, ports);
    case 'show':
      return show(command, ports);
    case 'schemas':
      return { text: writeSchemas().join('\n'), exitCode: 0 };
  }
}

async function main(args: readonly string[]): Promise<number> {
  const { text, exitCode } = await run(readAuditCommand(args));
  progress?.('');
  console.log(printableLines(text));
  return exitCode;
}

void runCommand(USAGE, main);
