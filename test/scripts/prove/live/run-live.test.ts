import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { LiveProofRecord } from '../../../../lib/config/live-proof-record';
import { readDeployment } from '../../../../lib/config/read-deployment';
import type { Account } from '../../../../scripts/account/account';
import { AwsApiError } from '../../../../scripts/account/aws-api';
import { actionsFor } from '../../../../scripts/prove/live/actions';
import { READERS } from '../../../../scripts/prove/live/readers';
import { type LiveOutcome, runLive } from '../../../../scripts/prove/live/run-live';
import { fixtureDeployment } from '../../../fixture-deployments';
import starter from '../../../fixtures/deployments/starter';
import { accountAt } from '../../account/account-at';
import { isInstalled, withMoto } from '../../account/moto-account';
import { deployedAccount } from './deployed-account';
import { recording } from './recording';

// What `npm run prove -- <name> --live --record` does, from the credentials to the exit code.

const RUN_BY = { runBy: { principals: ['arn:aws:iam::111122223333:role/pipelines/live-proof-build'] } };
const deployment = readDeployment({ ...starter, liveProof: RUN_BY }, 'starter');
const { moto, account, deployed, idOf } = deployedAccount(deployment);

const run = (at: Account = account(), record = true) => runLive([deployment], { record, open: () => at });

const against = ({ reports }: LiveOutcome, id: string) =>
  reports[0]?.claims.find((claim) => claim.id === id && !claim.holds)?.evidence.join('\n');

async function records(): Promise<readonly LiveProofRecord[]> {
  const logGroupName = idOf('foundation', 'AWS::Logs::LogGroup', 'LogsLiveProof');
  const { events = [] } = (await moto().api.logs('FilterLogEvents', { logGroupName })) as {
    readonly events?: readonly { readonly message: string }[];
  };
  return events.map(({ message }) => JSON.parse(message));
}

withMoto(
  'what is deployed as the templates say is proven, with nothing undecided, and recorded',
  async () => {
    const { reports, recorded, problems, exitCode } = await run();
    expect(reports[0]?.claims.filter(({ holds }) => !holds)).toEqual([]);
    expect({ problems, exitCode }).toEqual({ problems: [], exitCode: 0 });
    expect(recorded).toEqual([
      expect.stringMatching(/^starter: recorded in log group \/hybrid-llm\/starter\/live/),
    ]);
    expect(await records()).toMatchObject([
      {
        deployment: 'starter',
        by: expect.stringMatching(/^arn:aws:sts::111122223333:/),
        verdicts: { fails: 0, undecided: 0 },
        found: [],
      },
    ]);
  },
);

withMoto('without --record nothing is written', async () => {
  const before = await records();
  expect((await run(account(), false)).recorded).toEqual([]);
  expect(await records()).toEqual(before);
});

withMoto('a record that may not be written is an error by itself', async () => {
  const refused = new AwsApiError('AccessDeniedException', 'not authorized to perform logs:PutLogEvents');
  const { api, ...others } = account();
  const at = {
    ...others,
    api: {
      ...api,
      logs: (name: string, input: object) =>
        name === 'PutLogEvents' ? Promise.reject(refused) : api.logs(name, input),
    },
  };
  const { reports, problems, exitCode } = await run(at);
  expect(reports[0]?.holds).toBe(true);
  expect(exitCode).toBe(1);
  expect(problems).toEqual([
    'starter: The record of this run was not written: AccessDeniedException: not authorized to perform logs:PutLogEvents',
  ]);
});

test('without liveProof in the file nothing is read, and the report says what to add', async () => {
  const unread = accountAt('http://127.0.0.1:1', deployment.region);
  const found = await runLive([fixtureDeployment('starter')], { record: true, open: () => unread });
  expect(found).toMatchObject({ reports: [], recorded: [], exitCode: 1 });
  expect(found.problems).toEqual([
    expect.stringMatching(/^starter: The file has no liveProof.*Add liveProof and deploy it/),
  ]);
});

describe('with something planted by hand', () => {
  let outcome: LiveOutcome;
  let called: ReadonlySet<string>;

  const everything = (Action: string, Resource: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

  async function plant(): Promise<void> {
    const { iam, ec2, lambda } = account();
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: idOf('foundation', 'AWS::IAM::Role', 'RolesOpenLane'),
        PolicyName: 'planted-policy',
        PolicyDocument: everything('bedrock:*', '*'),
      }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: idOf('foundation', 'AWS::EC2::SecurityGroup', 'NetworkSecurityGroupskmsendpoint'),
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.99.0.0/16' }] },
        ],
      }),
    );
    const FunctionName = idOf('gateway', 'AWS::Lambda::Function', 'OpenRouter');
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const Variables = { ...Environment?.Variables, PLANTED: 'variable' };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'planted-role',
        AssumeRolePolicyDocument: everything('sts:AssumeRole', '*'),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'planted-role',
        PolicyName: 'records',
        PolicyDocument: everything('s3:GetObject', '*'),
      }),
    );
  }

  beforeAll(async () => {
    if (!isInstalled) return;
    await plant();
    const recorded = recording(account());
    called = recorded.called;
    outcome = await run(recorded.account);
  }, 120_000);

  withMoto('the policy has every action that is called, and the readers call what they name', () => {
    const types = Object.values(deployed().stacks).flatMap(({ template }) =>
      Object.values(template.Resources).map(({ Type }) => Type),
    );
    const allowed = [...actionsFor(types, false), 'logs:CreateLogStream', 'logs:PutLogEvents'];
    expect([...called].filter((action) => !allowed.includes(action))).toEqual([]);
    // A service decrypts for the caller, which is no call of its own.
    const named = types
      .flatMap((type) => READERS[type]?.actions ?? [])
      .filter((one) => one !== 'kms:Decrypt');
    expect([...new Set(named)].filter((action) => !called.has(action))).toEqual([]);
  });

  withMoto.each([
    ['the policy of a role', 'live.as-templates', 'planted-policy'],
    ['what the policy allows', 'I4.roles-exact', 'open lane'],
    ['the rule of a security group', 'network.groups', '10.99.0.0/16'],
    ['the rule, as a stranger too', 'live.network', '10.99.0.0/16'],
    [
      'the environment variable of a function',
      'gateway.environment',
      'PLANTED is "variable", expected nothing',
    ],
    ['the role that reads records', 'live.identities', 'role/planted-role may s3:GetObject'],
  ])('%s is found and named', (_, id, words) => {
    expect(against(outcome, id)).toContain(words);
  });

  withMoto('nothing is undecided, the exit code is 1, and the record counts what fails', async () => {
    const { reports, exitCode, problems } = outcome;
    const failing = reports[0]?.claims.filter(({ verdict }) => verdict === 'fails') ?? [];
    expect({ problems, exitCode }).toEqual({ problems: [], exitCode: 1 });
    expect((await records()).at(-1)).toMatchObject({
      verdicts: { fails: failing.length, undecided: 0 },
      found: failing.map(({ id }) => ({ id, verdict: 'fails' })),
    });
  });
});
