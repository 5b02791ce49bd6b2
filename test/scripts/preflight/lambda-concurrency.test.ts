import { randomUUID } from 'node:crypto';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { concurrencyReserved } from '../../../lib/gateway/reserved-concurrency';
import { planOf } from '../../../lib/plan/plan';
import { check } from '../../../scripts/preflight/check';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';
import { simulatedJsonService } from '../account/simulated-service';

// GetAccountSettings and GetFunctionConcurrency as the service model describes them; moto does not know the first. The
// stack is one of moto.
let limit: { readonly quota: number; readonly unreserved: number };
const reserved = new Map<string, number>();
const lambda = simulatedJsonService(({ url = '' }) => {
  const [, name] = /^\/2019-09-30\/functions\/([^/]+)\/concurrency$/.exec(url) ?? [];
  if (name !== undefined) return { body: { ReservedConcurrentExecutions: reserved.get(name) } };
  if (!url.startsWith('/2016-08-19/account-settings')) {
    return { status: 404, error: 'ResourceNotFoundException' };
  }
  const { quota, unreserved } = limit;
  return {
    body: { AccountLimit: { ConcurrentExecutions: quota, UnreservedConcurrentExecutions: unreserved } },
  };
});
const moto = motoAccount('us-east-1');
const printed = printedHere();

const needs = (reservedNow: number, gateway = 'no-gateway') =>
  ({ kind: 'lambda-concurrency', reserved: reservedNow, gateway }) as const;

async function ask(quota: number, unreserved: number, prerequisite: ReturnType<typeof needs>) {
  limit = { quota, unreserved };
  return printed(await check(prerequisite, { ...moto(), lambda: lambda('us-east-1').lambda }));
}

withMoto('a quota with room for the functions, and for what Lambda keeps, is accepted', async () => {
  expect(await ask(301, 301, needs(201))).toBeUndefined();
});

withMoto('one execution less is refused', async () => {
  expect((await ask(300, 300, needs(201)))?.words).toContain('needs 301');
});

withMoto('the quota of a new account is refused with both numbers and the command', async () => {
  const missing = await ask(10, 10, needs(201));
  expect(missing?.words).toMatch(
    /10 functions at once.*needs 301: 201 that its functions reserve, 100 that Lambda keeps/,
  );
  expect(missing?.commands[0]).toContain('--quota-code L-B99A9384 --desired-value 1000');
});

withMoto('what other functions of the account have reserved is not there for this deployment', async () => {
  const missing = await ask(1_000, 300, needs(201));
  expect(missing?.words).toContain('needs 1001');
  expect(missing?.words).toContain('700 that other functions of the account reserve');
});

withMoto('what the deployed functions of this deployment reserve is not needed twice', async () => {
  const gateway = `g-${randomUUID()}`;
  const name = `f-${randomUUID()}`;
  await moto().iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
  const Properties = {
    FunctionName: name,
    Code: { ZipFile: 'x' },
    Handler: 'index.handler',
    Runtime: 'nodejs20.x',
    Role: `arn:aws:iam::${ACCOUNT}:role/${name}`,
  };
  const TemplateBody = JSON.stringify({ Resources: { F: { Type: 'AWS::Lambda::Function', Properties } } });
  await moto().cloudFormation.send(new CreateStackCommand({ StackName: gateway, TemplateBody }));
  reserved.set(name, 201);
  expect(await ask(301, 100, needs(201, gateway))).toBeUndefined();
  expect((await ask(301, 100, needs(201)))?.words).toContain('201 that other functions');
});

test('the signer, one more lane, or bearer credentials reserve more', () => {
  expect(concurrencyReserved(planOf(fixtureDeployment('starter')))).toBe(101);
  expect(concurrencyReserved(planOf(fixtureDeployment('sandbox')))).toBe(201);
  expect(concurrencyReserved(planOf(fixtureDeployment('eu-central-1')))).toBe(251);
});
