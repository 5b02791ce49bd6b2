import { setTimeout as sleep } from 'node:timers/promises';
import type { Closers } from '../../lib/assembly/closers';
import type { Terminal } from '../stage-weights/progress-line';
import { runCdk } from './cdk-deploy';

/** What a deploy uses beside the account. */
export interface Outside {
  /** Runs the CDK with these arguments. Resolves with its exit code. */
  cdk(args: readonly string[]): Promise<number>;
  /** Waits between two readings of the copies. Rejects when the signal ends the wait. */
  pause(signal?: AbortSignal): Promise<unknown>;
  /** Where logins of registries, the token of the Hub and skopeo are found. */
  readonly env: NodeJS.ProcessEnv;
  /** The progress of what is staged. */
  readonly terminal: Terminal;
  /** The file of what runs have read of weights. */
  readonly digests: string;
}

const PAUSE_MS = 15_000;

/** Shared with npm run stage-weights. */
const DIGESTS = '.weights/digests.jsonl';

/** This machine. @param closers end the CDK when a signal ends the command */
export const thisMachine = (closers: Closers): Outside => ({
  cdk: (args) => runCdk(args, closers),
  pause: (signal) => sleep(PAUSE_MS, undefined, { signal }),
  env: process.env,
  terminal: process.stderr,
  digests: DIGESTS,
});
