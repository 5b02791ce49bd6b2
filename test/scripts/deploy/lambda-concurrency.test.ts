import { createServer, type Server } from 'node:http';
import { concurrencyNeeded } from '../../../lib/gateway/reserved-concurrency';
import { planOf } from '../../../lib/plan/plan';
import { listen } from '../../../local/listen';
import { openAccount } from '../../../scripts/account/account';
import { checkLambdaConcurrency } from '../../../scripts/deploy/checks/lambda-concurrency';
import { fixtureDeployment } from '../../fixture-deployments';

// GetAccountSettings as its service model describes it; moto does not know the operation.
let lambda: Server;
let endpoint: string;
let quota = 0;
beforeAll(async () => {
  lambda = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ AccountLimit: { ConcurrentExecutions: quota } }));
  });
  endpoint = await listen(lambda);
});
afterAll(() => {
  lambda.closeAllConnections();
  lambda.close();
});

function ask(has: number, needed: number) {
  quota = has;
  const account = openAccount('us-east-1', {
    endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return checkLambdaConcurrency({ kind: 'lambda-concurrency', needed }, account);
}

test('a quota with room for the functions is accepted', async () => {
  expect(await ask(1_000, 300)).toBeUndefined();
});

test('the quota of a new account is refused with both numbers and the command', async () => {
  const missing = await ask(10, 300);
  expect(missing?.words).toMatch(/10 functions at once.*needs 300/);
  expect(missing?.commands[0]).toContain('--quota-code L-B99A9384');
});

test('the signer, one more lane, or bearer credentials need a higher quota', () => {
  expect(concurrencyNeeded(planOf(fixtureDeployment('starter')))).toBe(201);
  expect(concurrencyNeeded(planOf(fixtureDeployment('sandbox')))).toBe(301);
  expect(concurrencyNeeded(planOf(fixtureDeployment('eu-central-1')))).toBe(351);
});
