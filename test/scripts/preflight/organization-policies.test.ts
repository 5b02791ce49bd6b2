import {
  AttachPolicyCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import { check } from '../../../scripts/preflight/check';
import type { PlannedCall } from '../../../scripts/preflight/organization/planned-call';
import { controlPolicy, type PolicySource } from '../../../scripts/preflight/organization/policy-source';
import { printedHere } from '../../printed-commands/printed-here';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';
import { simulatedJsonService } from '../account/simulated-service';

const moto = motoAccount('us-east-1');
const printed = printedHere();

const call: PlannedCall = {
  by: 'the deploy',
  when: 'deploy',
  request: {
    principal: { kind: 'role', arn: `arn:aws:iam::${ACCOUNT}:role/deploy`, account: ACCOUNT },
    action: 'kms:CreateKey',
    resource: '*',
    context: {},
  },
};
const asked = (from: PolicySource, unread?: string) => ({
  kind: 'organization-policies' as const,
  account: ACCOUNT,
  from,
  calls: [call],
  ...(unread !== undefined && { unread }),
});
const file = (...statements: readonly object[]): PolicySource => ({
  kind: 'file',
  file: 'a.json',
  policies: [controlPolicy('a.json', { Statement: statements })],
});

let error = 'AccessDeniedException';
const refusing = simulatedJsonService(() => ({ status: 400, error }));

describe('policies of the organization', () => {
  const ask = async () => printed(await check(asked({ kind: 'organization' }), refusing('us-east-1')));

  test('that these credentials may not read are unknown, never ok, and the message says how to get them', async () => {
    error = 'AccessDeniedException';
    expect(await ask()).toMatchObject({
      status: 'unknown',
      words: expect.stringMatching(/give each with --scp[\s\S]*organizations:DescribePolicy/),
    });
  });

  test('of an account without an organization are none', async () => {
    error = 'AWSOrganizationsNotInUseException';
    expect(await ask()).toMatchObject({ status: 'ok', words: 'The account is in no organization.' });
  });

  withMoto('are read from the account up to the root, and one that denies a call is a failure', async () => {
    const { organizations } = moto();
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    expect(await check(asked({ kind: 'organization' }), moto())).toMatchObject({ status: 'ok' });
    const { Policy } = await organizations.send(
      new CreatePolicyCommand({
        Name: 'no-keys',
        Description: 'no keys',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Sid: 'NoKeys', Effect: 'Deny', Action: 'kms:CreateKey', Resource: '*' }],
        }),
      }),
    );
    const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
    await organizations.send(
      new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId: root?.Id }),
    );
    const answer = await check(asked({ kind: 'organization' }), moto());
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toBe(
      'no-keys, NoKeys: denies kms:CreateKey (the deploy). What answers it: import keys of the team that owns them.',
    );
  });
});

describe('policies of a file', () => {
  const ask = async (from: PolicySource, unread?: string) => {
    error = 'AccessDeniedException';
    return check(asked(from, unread), refusing('us-east-1'));
  };

  test('that deny nothing are ok, with the number of calls that were tried', async () => {
    expect(await ask(file({ Effect: 'Deny', Action: 's3:*', Resource: '*' }))).toMatchObject({
      status: 'ok',
      words: expect.stringContaining('deny none of 0 calls of the roles and 1 of the deploy'),
    });
  });

  test('that deny a call are a failure', async () => {
    const answer = await ask(file({ Effect: 'Deny', Action: 'kms:*', Resource: '*' }));
    expect([answer?.status, answer?.words]).toEqual([
      undefined,
      expect.stringContaining('denies kms:CreateKey'),
    ]);
  });

  test('that allow other calls only are unknown: another policy of the level may allow more', async () => {
    expect(await ask(file({ Effect: 'Allow', Action: 's3:*', Resource: '*' }))).toMatchObject({
      status: 'unknown',
      words: expect.stringContaining('the other policies of its level'),
    });
  });

  test('are not ok where the calls of the roles could not be read', async () => {
    expect(
      await ask(file({ Effect: 'Deny', Action: 's3:*', Resource: '*' }), 'a policy is elsewhere'),
    ).toMatchObject({
      status: 'unknown',
      words: 'The calls of the roles were not tried: a policy is elsewhere.',
    });
  });
});
