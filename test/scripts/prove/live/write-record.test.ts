import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { liveProofRecord } from '../../../../lib/proof/live/record';
import { writeRecord } from '../../../../scripts/prove/live/write-record';
import { motoAccount, withMoto } from '../../account/moto-account';

const account = motoAccount('us-east-1');
const GROUP = '/hybrid-llm/sandbox/live-proof-0a1b2c3d';

/** The foundation of a deployment, with the log group of its live proof and the output that names it. */
const deployed = (name: string, output: string) =>
  account().cloudFormation.send(
    new CreateStackCommand({
      StackName: `${name}-foundation`,
      TemplateBody: JSON.stringify({
        Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: GROUP } } },
        Outputs: { [output]: { Value: { Ref: 'Group' } } },
      }),
    }),
  );

const recordAt = (at: string) =>
  liveProofRecord({
    report: {
      deployment: 'sandbox',
      claims: [{ id: 'roles', words: '', holds: false, verdict: 'fails', evidence: ['a role is new'] }],
    },
    account: '111122223333',
    region: 'us-east-1',
    at,
    by: 'arn:aws:sts::111122223333:assumed-role/sandbox-live-proof/daily',
  });

withMoto('a run leaves one record in the log group that the foundation names', async () => {
  await deployed('sandbox', 'LiveProofLogGroup');
  const record = recordAt(new Date().toISOString());
  const written = await writeRecord(record, { name: 'sandbox' }, account());
  expect(written.logGroup).toBe(GROUP);
  const { events = [] } = (await account().api.logs('GetLogEvents', {
    logGroupName: GROUP,
    logStreamName: written.logStream,
  })) as { events?: readonly { message: string; timestamp: number }[] };
  expect(events.map(({ message, timestamp }) => [JSON.parse(message), timestamp])).toEqual([
    [record, Date.parse(record.at)],
  ]);
});

withMoto('two runs of one day have a log stream each', async () => {
  const now = new Date().toISOString();
  const streams = [
    (await writeRecord(recordAt(now), { name: 'sandbox' }, account())).logStream,
    (await writeRecord(recordAt(now), { name: 'sandbox' }, account())).logStream,
  ];
  expect(new Set(streams).size).toBe(2);
});

withMoto('without a log group the command says what to add to the file', async () => {
  await expect(
    writeRecord(recordAt(new Date().toISOString()), { name: 'starter' }, account()),
  ).rejects.toThrow(
    'stack starter-foundation has no output LiveProofLogGroup. Add liveProof to the file of starter, and deploy it.',
  );
});

withMoto('a record that CloudWatch Logs rejects is an error, and not a record', async () => {
  const rejecting = {
    cloudFormation: account().cloudFormation,
    api: {
      ...account().api,
      logs: (operation: string, input: object) =>
        operation === 'PutLogEvents'
          ? Promise.resolve({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 0 } })
          : account().api.logs(operation, input),
    },
  };
  await expect(
    writeRecord(recordAt(new Date().toISOString()), { name: 'sandbox' }, rejecting),
  ).rejects.toThrow(/did not keep the record of .*tooNewLogEventStartIndex/);
});
