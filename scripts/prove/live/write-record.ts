import { randomUUID } from 'node:crypto';
import type { Deployment } from '../../../lib/config/deployment';
import type { LiveProofRecord } from '../../../lib/config/live-proof-record';
import { stackName } from '../../../lib/config/stack-name';
import type { Account } from '../../account/account';
import { stackOutput } from '../../account/stack';
import { CommandError } from '../../command-line/command-error';

/** The output of the foundation that names the log group. */
const OUTPUT = 'LiveProofLogGroup';

/**
 * What `--record` does: it writes the record of one run of the live proof into the log group of the deployment, each into a log stream of its own.
 *
 * @returns the log group and the log stream, to print.
 * @throws CommandError if the deployment has no such log group, or CloudWatch Logs does not take the record
 */
export async function writeRecord(
  record: LiveProofRecord,
  deployment: Pick<Deployment, 'name' | 'accountRules'>,
  at: Pick<Account, 'api' | 'cloudFormation'>,
): Promise<{ readonly logGroup: string; readonly logStream: string }> {
  const foundation = stackName(deployment, 'foundation');
  const logGroup = await stackOutput(at, foundation, OUTPUT);
  if (logGroup === undefined) {
    throw new CommandError(
      `The record has no place: stack ${foundation} has no output ${OUTPUT}. Add liveProof to the file of ${deployment.name}, and deploy it.`,
    );
  }
  const logStream = `${record.at.slice(0, 10)}/${randomUUID()}`;
  await at.api.logs('CreateLogStream', { logGroupName: logGroup, logStreamName: logStream });
  const { rejectedLogEventsInfo } = await at.api.logs('PutLogEvents', {
    logGroupName: logGroup,
    logStreamName: logStream,
    logEvents: [{ timestamp: Date.parse(record.at), message: JSON.stringify(record) }],
  });
  if (rejectedLogEventsInfo) {
    throw new CommandError(
      `CloudWatch Logs did not keep the record of ${record.at}: ${JSON.stringify(rejectedLogEventsInfo)}. It takes no event from the future or older than the retention; is the clock right?`,
    );
  }
  return { logGroup, logStream };
}
