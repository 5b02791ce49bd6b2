import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Deployment } from '../../../lib/config/deployment';
import { liveProofRecord } from '../../../lib/proof/live/record';
import type { Account } from '../../account/account';
import { CommandError } from '../../command-line/command-error';
import { whyNoAnswer } from './not-read';
import type { LiveReport } from './prove-live';
import { writeRecord } from './write-record';

/**
 * Leaves the record of a run, whatever the run found.
 *
 * @returns where it is, in words
 * @throws CommandError if it could not be written, for whatever reason: a record that is missing is never silent
 */
export async function recordRun(
  report: LiveReport,
  deployment: Deployment,
  account: Pick<Account, 'api' | 'cloudFormation' | 'sts'>,
): Promise<string> {
  const { account: id, region, at } = report.asDeployed;
  try {
    const { Arn: by = 'unknown' } = await account.sts.send(new GetCallerIdentityCommand({}));
    const record = liveProofRecord({ report, account: id, region, at, by });
    const { logGroup, logStream } = await writeRecord(record, deployment, account);
    return `recorded in log group ${logGroup}, log stream ${logStream}`;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`The record of this run was not written: ${whyNoAnswer(error)}`);
  }
}
