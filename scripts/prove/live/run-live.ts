import type { Deployment } from '../../../lib/config/deployment';
import type { ProofReport } from '../../../lib/proof/prove';
import { type Account, openAccount } from '../../account/account';
import { CommandError } from '../../command-line/command-error';
import { proveLive } from './prove-live';
import { recordRun } from './record-run';

export interface LiveRunOptions {
  /** Whether each report leaves a record in the account. */
  readonly record: boolean;
  /** @default the account of your credentials */
  readonly open?: (region: string) => Account;
}

/** What a run of the live proof found. */
export interface LiveOutcome {
  readonly reports: readonly ProofReport[];
  /** Where the records are, in words. */
  readonly recorded: readonly string[];
  /** Deployments that could not be read, and records that could not be written. Each begins with the deployment. */
  readonly problems: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Proves what is deployed, one account after the other. What goes wrong with one hides no other. */
export async function runLive(
  deployments: readonly Deployment[],
  { record, open = openAccount }: LiveRunOptions,
): Promise<LiveOutcome> {
  const reports: ProofReport[] = [];
  const recorded: string[] = [];
  const problems: string[] = [];
  for (const deployment of deployments) {
    try {
      if (record) requireLogGroup(deployment);
      const account = open(deployment.region);
      const report = await proveLive(deployment, account);
      reports.push(report);
      if (record) recorded.push(`${deployment.name}: ${await recordRun(report, deployment, account)}`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      problems.push(`${deployment.name}: ${error.message}`);
    }
  }
  const isProven = problems.length === 0 && reports.every(({ holds }) => holds);
  return { reports, recorded, problems, exitCode: isProven ? 0 : 1 };
}

function requireLogGroup({ liveProof }: Deployment): void {
  if (liveProof) return;
  throw new CommandError(
    'The file has no liveProof, so the deployment has no log group for a record, and nothing was read. Add liveProof and deploy it (docs/guides/live-proof.md), or leave --record out.',
  );
}
