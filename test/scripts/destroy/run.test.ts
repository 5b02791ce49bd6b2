import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type ChainHeads, headsKey } from '../../../lambda/chain-heads/schema/chain-heads';
import type { Missing } from '../../../scripts/account/missing';
import { CommandError } from '../../../scripts/command-line/command-error';
import { findStacks } from '../../../scripts/destroy/found-stacks';
import { destroyPlan, type Step } from '../../../scripts/destroy/plan';
import { removalsOf } from '../../../scripts/destroy/removal';
import { retainedIn } from '../../../scripts/destroy/retained';
import { type DestroyPorts, runDestroy } from '../../../scripts/destroy/run-plan';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { leftOf } from '../../teardown/standing';
import { subjectFrom } from '../../transitions/mixed-stacks';
import { accountAt } from '../account/account-at';
import { type MotoAccount, motoAccount, withMoto } from '../account/moto-account';
import { type SimulatedStacks, simulateStacks } from './simulated-stacks';

// A teardown run to its end: S3 and CloudWatch Logs of moto_server, CloudFormation of a simulator.

const base = fixtureDeployment('sandbox');
const deployment = { ...base, models: base.models.filter(({ host }) => host === 'sagemaker') };
const templates = subjectFrom(base).stacks;
const [ACCESS, ERRORS, LANDING, RECORDS] = ['access', 'errors', 'landing', 'records'];
const LATE = '/aws/sagemaker/Endpoints/sandbox-qwen2-5-7b';
const KEY = 'decisions/2026/11/26/08/one.gz';

const moto = motoAccount('us-east-1');
const printed = printedHere();
let cloud: SimulatedStacks;
let serial = 0;
afterEach(() => cloud?.close());

interface Running {
  readonly account: MotoAccount;
  readonly names: Readonly<Record<'access' | 'errors' | 'landing' | 'records', string>>;
  readonly steps: string[];
  run(options?: {
    unprotect?: boolean;
    undrained?: boolean;
    confirm?: DestroyPorts['confirm'];
    /** Happens while a step waits. */
    pause?: DestroyPorts['pause'];
  }): Promise<unknown>;
}

/** A deployment with one record that is replicated and signed, and no request. */
async function running({ isProtected = false } = {}): Promise<Running> {
  cloud = await simulateStacks();
  const { cloudFormation } = accountAt(cloud.endpoint, 'us-east-1');
  serial++;
  const names = {
    access: `${ACCESS}-${serial}`,
    errors: `${ERRORS}-${serial}`,
    landing: `${LANDING}-${serial}`,
    records: `${RECORDS}-${serial}`,
  };
  const account: MotoAccount = { ...moto(), cloudFormation };
  for (const logGroupName of [names.access, names.errors])
    await account.api.logs('CreateLogGroup', { logGroupName });
  for (const Bucket of [names.landing, names.records])
    await account.s3.send(new CreateBucketCommand({ Bucket }));
  for (const Bucket of [names.landing, names.records]) await put(account, Bucket, KEY);
  await state(account, names.records, 1, { objects: [KEY] });
  const ids = Object.fromEntries(
    Object.keys(templates['sandbox-foundation']?.Resources ?? {}).flatMap((id) => {
      const known = [
        [/^LogsApiAccess/, names.access],
        [/^LogsDeliveryErrors/, names.errors],
        [/^AuditLanding[0-9A-F]{8}$/, names.landing],
        [/^AuditRecords[0-9A-F]{8}$/, names.records],
      ] as const;
      const [, name] = known.find(([pattern]) => pattern.test(id)) ?? [];
      return name === undefined ? [] : [[id, name]];
    }),
  );
  for (const [name, template] of Object.entries(templates)) {
    const { Resources, ...rest } = template;
    const kept = Object.entries(Resources).filter(([, { Type }]) => !Type.includes('LoadBalancer'));
    cloud.create(
      name,
      { ...rest, Resources: Object.fromEntries(kept) },
      { ids, isProtected: isProtected && name.endsWith('foundation') },
    );
  }
  const steps: string[] = [];
  return {
    account,
    names,
    steps,
    async run({
      unprotect = false,
      undrained = false,
      confirm = async () => {},
      pause = async () => {},
    } = {}) {
      const stacks = (await findStacks(deployment, account)).filter(({ deletedAt }) => !deletedAt);
      return runDestroy(
        { steps: destroyPlan(deployment, stacks), stacks, options: { unprotect, undrained } },
        account,
        {
          now: () => new Date(),
          pause,
          confirm,
          onStep: (step: Step) => steps.push('stack' in step ? `${step.kind} ${step.stack}` : step.kind),
          onNote: () => {},
        },
      );
    },
  };
}

const put = ({ s3 }: Pick<MotoAccount, 's3'>, Bucket: string, Key: string) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));

/** A statement that names these objects. */
async function state(
  { s3 }: Pick<MotoAccount, 's3'>,
  Bucket: string,
  sequence: number,
  { objects = [], ...more }: Partial<ChainHeads>,
) {
  const payload: ChainHeads = {
    schema: 'hybrid-llm/chain-heads/1',
    deployment: 'sandbox',
    account: '111122223333',
    region: 'us-east-1',
    sequence,
    previous: null,
    time: new Date().toISOString(),
    readThrough: null,
    heads: [],
    objects,
    unread: [],
    otherLines: [],
    ...more,
  };
  const Body = `header.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
  await s3.send(new PutObjectCommand({ Bucket, Key: headsKey(sequence), Body }));
}

async function log({ account }: Running, logGroupName: string, timestamp = Date.now()) {
  await account.api.logs('CreateLogStream', { logGroupName, logStreamName: 'one' });
  await account.api.logs('PutLogEvents', {
    logGroupName,
    logStreamName: 'one',
    logEvents: [{ timestamp, message: 'a line' }],
  });
}

const deletedStacks = () =>
  cloud.stacks.filter(({ status }) => status === 'DELETE_COMPLETE').map(({ name }) => name);
const deletions = () => cloud.calls.filter((call) => call.startsWith('DeleteStack'));

withMoto('takes down a quiet, drained deployment: operations, gateway, inference, foundation', async () => {
  const teardown = await running();
  expect(await teardown.run()).toBeUndefined();
  expect(teardown.steps).toEqual([
    'confirm',
    'callers',
    'drain',
    'delete sandbox-operations',
    'callers',
    'delete sandbox-gateway',
    'copies sandbox-inference',
    'delete sandbox-inference',
    'drain',
    'delete sandbox-foundation',
    'late-logs',
  ]);
  expect(deletedStacks()).toHaveLength(4);
});

withMoto('after it, names what stays of the deleted stacks, by the ids that the account has', async () => {
  const teardown = await running();
  await teardown.run();
  const stays = removalsOf(retainedIn(await findStacks(deployment, teardown.account)), deployment);
  const retained = Object.values(leftOf(templates)).flatMap(({ Resources }) => Object.keys(Resources));
  expect(stays.map(({ logicalId }) => logicalId).sort()).toEqual(retained.sort());
  expect(stays.map(({ id }) => id)).toContain(teardown.names.records);
});

withMoto('deletes nothing while requests come, and says who calls', async () => {
  const teardown = await running();
  await log(teardown, teardown.names.access);
  expect(await teardown.run()).toMatchObject({
    words: expect.stringContaining('Requests still come'),
    commands: [expect.stringContaining(`--log-group-name ${teardown.names.access}`)],
  });
  expect(deletions()).toEqual([]);
});

withMoto('a request of half an hour ago stops nothing', async () => {
  const teardown = await running();
  await log(teardown, teardown.names.access, Date.now() - 30 * 60_000);
  expect(await teardown.run()).toBeUndefined();
});

withMoto.each([
  ['a delivery failed', async (one: Running) => log(one, one.names.errors), /could not deliver/],
  [
    'an object has landed and is not locked',
    async (one: Running) => put(one.account, one.names.landing, 'decisions/2026/11/26/09/two.gz'),
    /two\.gz/,
  ],
  [
    'an object that Firehose could not process is not locked',
    async (one: Running) => put(one.account, one.names.landing, 'undelivered/failed/2026/11/26/09/three.gz'),
    /three\.gz/,
  ],
])('deletes nothing while records may be lost: %s', async (_, happen, words) => {
  const teardown = await running();
  await happen(teardown);
  expect(await teardown.run()).toMatchObject({ words: expect.stringMatching(words) });
  expect(deletions()).toEqual([]);
});

const SECOND = 'decisions/2026/11/26/09/two.gz';

withMoto.each<[string, Partial<ChainHeads>, boolean]>([
  ['names only another object', {}, false],
  ['left it for later, because a run reads 10,000 at most', { readThrough: KEY }, false],
  ['could not read it, and tries again', { unread: [{ key: SECOND, reason: 'refused' }] }, false],
  ['says that it is damaged', { unread: [{ key: SECOND, reason: 'damaged' }] }, true],
  ['names it', { objects: [SECOND] }, true],
])('the signer goes only after each object is settled: the newest statement %s', async (_, newest, may) => {
  const teardown = await running();
  const { account, names } = teardown;
  for (const bucket of [names.landing, names.records]) await put(account, bucket, SECOND);
  await state(account, names.records, 2, newest);
  const missing = (await teardown.run()) as Missing | undefined;
  expect(deletions().length > 0).toBe(may);
  if (may) return;
  expect(printed(missing)).toMatchObject({
    words: expect.stringContaining(`No signed statement covers 1 objects of records, the first ${SECOND}`),
    commands: [expect.stringContaining('aws lambda invoke')],
  });
});

withMoto('without any statement, the signer stays', async () => {
  const teardown = await running();
  await teardown.account.s3.send(
    new DeleteObjectCommand({ Bucket: teardown.names.records, Key: headsKey(1) }),
  );
  expect(await teardown.run()).toMatchObject({ words: expect.stringContaining('No signed statement') });
  expect(deletions()).toEqual([]);
});

withMoto('a request that came while the checks waited keeps the gateway', async () => {
  const teardown = await running();
  let came: Promise<void> | undefined;
  const pause = async () => {
    came ??= log(teardown, teardown.names.access);
    await came;
  };
  expect(await teardown.run({ pause })).toMatchObject({
    words: expect.stringContaining('Requests still come'),
  });
  expect(deletedStacks()).toEqual(['sandbox-operations']);
});

withMoto('says that another stack imports what a stack exports', async () => {
  const teardown = await running();
  const [output] = Object.values(templates['sandbox-inference']?.Outputs ?? {}).filter((one) => one.Export);
  cloud.create('other', {
    Resources: { Uses: { Type: 'Other', Properties: { of: { 'Fn::ImportValue': output?.Export?.Name } } } },
  });
  expect(await teardown.run()).toMatchObject({
    words: expect.stringMatching(/sandbox-inference was not deleted:\n.*is in use by other/),
  });
});

withMoto('with --undrained, records on their way stop nothing', async () => {
  const teardown = await running();
  await put(teardown.account, teardown.names.landing, 'decisions/2026/11/26/09/two.gz');
  expect(await teardown.run({ undrained: true })).toBeUndefined();
});

withMoto('deletes nothing, and waits for nothing, where the name is not confirmed', async () => {
  const teardown = await running();
  const confirm = async () => {
    throw new CommandError('Nothing is deleted');
  };
  let waits = 0;
  const pause = async () => {
    waits += 1;
  };
  await expect(teardown.run({ confirm, pause })).rejects.toThrow('Nothing is deleted');
  expect(waits).toBe(0);
  expect(deletions()).toEqual([]);
});

withMoto(
  'stops at a protected foundation with the command that unprotects it; run again, goes on there',
  async () => {
    const teardown = await running({ isProtected: true });
    expect(await teardown.run()).toMatchObject({
      commands: [expect.stringMatching(/sandbox-foundation --no-enable-termination-protection$/)],
    });
    expect(deletedStacks()).toHaveLength(3);
    teardown.steps.length = 0;
    expect(await teardown.run({ unprotect: true })).toBeUndefined();
    expect(teardown.steps).toEqual([
      'confirm',
      'drain',
      'unprotect sandbox-foundation',
      'delete sandbox-foundation',
      'late-logs',
    ]);
    expect(deletedStacks()).toHaveLength(4);
  },
);

withMoto('says why CloudFormation could not delete a stack; run again, goes on there', async () => {
  const teardown = await running();
  const gateway = cloud.stacks.find(({ name }) => name === 'sandbox-gateway');
  gateway?.obstacles.set('Subnet', 'has dependencies and cannot be deleted');
  expect(await teardown.run()).toMatchObject({ words: expect.stringContaining('Subnet: has dependencies') });
  expect(deletedStacks()).toEqual(['sandbox-operations']);
  gateway?.obstacles.clear();
  expect(await teardown.run()).toBeUndefined();
  expect(deletedStacks()).toHaveLength(4);
});

withMoto('waits for a deletion that an interrupted run has begun, and does not begin it twice', async () => {
  const teardown = await running();
  const operations = cloud.stacks.find(({ name }) => name === 'sandbox-operations');
  if (operations) operations.status = 'DELETE_IN_PROGRESS';
  expect(await teardown.run()).toBeUndefined();
  expect(deletions()).toHaveLength(3);
});

withMoto('does not delete a stack that another deploy changes', async () => {
  const teardown = await running();
  const gateway = cloud.stacks.find(({ name }) => name === 'sandbox-gateway');
  if (gateway) gateway.status = 'UPDATE_IN_PROGRESS';
  expect(await teardown.run()).toMatchObject({ words: expect.stringContaining('is in UPDATE_IN_PROGRESS') });
  expect(deletedStacks()).toEqual(['sandbox-operations']);
});

withMoto('deletes the log group that a service created again, and no other with a longer name', async () => {
  const teardown = await running();
  const other = `${LATE}-other`;
  for (const logGroupName of [LATE, other])
    await teardown.account.api.logs('CreateLogGroup', { logGroupName });
  await teardown.run();
  const { logGroups } = await teardown.account.api.logs('DescribeLogGroups', { logGroupNamePrefix: LATE });
  expect((logGroups as { logGroupName: string }[]).map(({ logGroupName }) => logGroupName)).toEqual([other]);
});

withMoto.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS', 'CREATE_FAILED'])(
  'a failed first deploy in %s is deleted without a wait for records that never came',
  async (status) => {
    const teardown = await running({ isProtected: true });
    cloud.stacks.splice(0);
    const foundation = cloud.create(
      'sandbox-foundation',
      templates['sandbox-foundation'] ?? { Resources: {} },
      {
        isProtected: true,
        status,
      },
    );
    expect(await teardown.run({ unprotect: true })).toBeUndefined();
    expect(teardown.steps).toEqual([
      'confirm',
      'unprotect sandbox-foundation',
      'delete sandbox-foundation',
      'late-logs',
    ]);
    expect(foundation.status).toBe('DELETE_COMPLETE');
  },
);
