import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { authorizeByLambda } from '../../../local/gateway/lambda-authorizer';
import { bundleBootstrap } from '../../../local/lambda/bundle-bootstrap';
import { StreamingFunction } from '../../../local/lambda/streaming-function';

// An authorizer that API Gateway calls for every request, with a function in a process of its own.

const folder = mkdtempSync(path.join(tmpdir(), 'authorizer-'));
const fixtures = path.join(__dirname, '../fixtures');
let lambda: StreamingFunction;
beforeAll(async () => {
  lambda = new StreamingFunction({
    bootstrap: await bundleBootstrap(folder),
    folder: fixtures,
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:authorizer',
    timeoutSeconds: 30,
    environments: 1,
    variables: { _HANDLER: 'authorizer-handler.handler', LAMBDA_TASK_ROOT: fixtures },
    onLog: () => undefined,
  });
});
afterAll(async () => {
  await lambda.close();
  rmSync(folder, { recursive: true });
});

const ARN = 'arn:aws:execute-api:us-east-1:111122223333:api/llm';

/** A refusal, or how often the function had been called by then. */
async function ask(headers: Record<string, string>, request = 'GET/v1/models') {
  const event = { headers, body: null } as unknown as APIGatewayProxyEvent;
  const found = await authorizeByLambda(lambda, event, `${ARN}/${request}`);
  return 'refused' in found ? found.refused : Number(found.authorizer?.calls);
}

test('the function is called for every request, with the same credential too', async () => {
  const first = Number(await ask({ Authorization: 'Bearer a' }));
  expect(await ask({ Authorization: 'Bearer a' })).toBe(first + 1);
});

test('the policy decides about the path of the request', async () => {
  expect(await ask({ Authorization: 'Bearer a' }, 'GET/sealed/v1/models')).toBe('ACCESS_DENIED');
});

test.each([
  ['Bearer denied', 'ACCESS_DENIED'],
  ['Bearer unknown', 'UNAUTHORIZED'],
  ['Bearer broken', 'AUTHORIZER_FAILURE'],
])('%s is %s', async (Authorization, refused) => {
  expect(await ask({ Authorization })).toBe(refused);
});

test('the function is called for a request without Authorization, and its failure is no 401', async () => {
  expect(await ask({ 'x-api-key': 'a' })).toBe('AUTHORIZER_FAILURE');
});
