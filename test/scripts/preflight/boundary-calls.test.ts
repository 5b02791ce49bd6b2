import { randomUUID } from 'node:crypto';
import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import type { Vouched } from '../../../lib/config/imports/vouched';
import { check } from '../../../scripts/preflight/check';
import type { PlannedCall } from '../../../scripts/preflight/organization/planned-call';
import { printedHere } from '../../printed-commands/printed-here';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

// A permissions boundary whose document the deployment file does not have, as the account has it.

const moto = motoAccount('us-east-1');
const printed = printedHere();

const of: Vouched = {
  path: 'accountRules.permissionsBoundary',
  thing: 'permissions boundary',
  id: 'platform/llm-boundary',
  further: [],
  says: [],
  by: { name: 'identity team', on: '2026-11-09' },
};
const call = (action: string): PlannedCall => ({
  by: 'the role OpenLane',
  when: 'run',
  request: {
    principal: { kind: 'role', arn: `arn:aws:iam::${ACCOUNT}:role/open`, account: ACCOUNT },
    action,
    resource: '*',
    context: {},
  },
});
const CALLS = [call('bedrock:InvokeModel'), call('firehose:PutRecord')];

async function asked(...statements: readonly object[]) {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const policy = await moto().iam.send(
    new CreatePolicyCommand({ PolicyName: `boundary-${randomUUID()}`, PolicyDocument }),
  );
  return answerFor(policy.Policy?.Arn ?? '');
}
const answerFor = async (arn: string) =>
  printed(await check({ kind: 'boundary-calls', of, arn, calls: CALLS }, moto()));

const allowing = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' });

withMoto('that allows each call of the roles is ok', async () => {
  expect(await asked(allowing('bedrock:*', 'firehose:PutRecord'))).toMatchObject({ status: 'ok' });
});

withMoto('that does not allow a call fails, with the call and the owner', async () => {
  const answer = await asked(allowing('bedrock:*'));
  expect(answer?.status).toBeUndefined();
  expect(answer?.words).toMatch(/firehose:PutRecord[\s\S]*Ask identity team/);
  expect(answer?.words).not.toContain('bedrock:InvokeModel');
});

withMoto('that denies a call fails', async () => {
  const denied = { Effect: 'Deny', Action: 'firehose:PutRecord', Resource: '*' };
  expect((await asked(allowing('*'), denied))?.words).toContain('denies firehose:PutRecord');
});

withMoto('whose answer depends on what is not known before a deploy is unknown', async () => {
  const where = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } } };
  expect(await asked({ ...allowing('*'), ...where })).toMatchObject({ status: 'unknown' });
});

withMoto('that the account does not have is unknown here', async () => {
  expect(await answerFor(`arn:aws:iam::${ACCOUNT}:policy/none`)).toMatchObject({ status: 'unknown' });
});
