import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { createAwsJson } from '../aws/aws-json';
import { variableReader } from '../aws/environment-variable';
import { type ErrorName, nameOf } from '../aws/error-name';
import { printLog } from '../print-log';
import { CHAIN_HEADS_CONFIG_FILE, readChainHeadsConfig } from './config/chain-heads-config';
import type { LogEntry } from './log';
import { ReadRefusal } from './record-store';
import { signHeads } from './sign-heads';
import { createKmsSigner } from './stores/kms-signer';
import { createS3Records } from './stores/s3-records';

// The only file of the signer that knows Lambda. A schedule invokes it every hour.

const { bucketVariable, keyVariable, region, dnsSuffix, account, deployment } = readChainHeadsConfig(
  JSON.parse(readFileSync(join(__dirname, CHAIN_HEADS_CONFIG_FILE), 'utf8')),
);
const { env } = process;
const variable = variableReader(env);
const aws = { region, dnsSuffix, environment: env };
const ports = {
  store: createS3Records(aws, variable(bucketVariable)),
  signer: createKmsSigner(createAwsJson(aws), variable(keyVariable)),
  now: () => new Date(),
};

/** What one run may read: seconds of computing, and minutes of calls (docs/decisions/0016-signed-chain-heads.md). */
const LIMITS = {
  objects: 10_000,
  heads: 50_000,
  // Firehose delivers 5 MB at most, and no record is shorter than 500 bytes.
  objectHeads: 10_000,
  // As base64 a third more. With the heads of one object it stays below LARGEST_STATEMENT_BYTES.
  statementBytes: 32 * 1024 * 1024,
  storedBytes: 64 * 1024 * 1024,
  plainBytes: 256 * 1024 * 1024,
};

const log: (entry: LogEntry) => void = printLog;

/** @param event may have `from`: a key of the records that the run lists from, see docs/runbook.md */
export async function handler(event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) {
  const limits = { ...LIMITS, timeLeft: () => context.getRemainingTimeInMillis() };
  const started = performance.now();
  try {
    const place = { deployment, account, region };
    const { statement, stored, stoppedBy } = await signHeads(place, ports, limits, fromOf(event));
    const { sequence, heads, objects, unread, otherLines, readThrough } = statement;
    if (!stored) return void log({ event: 'chain-heads-overtaken', sequence });
    const ms = Math.round(performance.now() - started);
    log({ event: 'chain-heads-signed', sequence, heads: heads.length, objects: objects.length, ms });
    if (unread.length + otherLines.length === 0 && readThrough === null) return;
    log({
      event: 'chain-heads-incomplete',
      sequence,
      unread: unread.length,
      otherLines: otherLines.reduce((sum, { lines }) => sum + lines, 0),
      readThrough,
      ...(stoppedBy !== undefined && nameOf(stoppedBy)),
    });
  } catch (error) {
    log({ event: 'chain-heads-failed', ...namesOf(error) });
    throw new Error('The heads of the chains could not be signed');
  }
}

function fromOf(event: unknown): string | undefined {
  const { from } = (event ?? {}) as { readonly from?: unknown };
  return typeof from === 'string' ? from : undefined;
}

const namesOf = (error: unknown): ErrorName =>
  error instanceof ReadRefusal ? { error: error.name, code: error.code } : nameOf(error);
