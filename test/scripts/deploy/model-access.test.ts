import { createServer, type Server } from 'node:http';
import { listen } from '../../../local/listen';
import { openAccount } from '../../../scripts/account/account';
import { checkModelAccess } from '../../../scripts/deploy/checks/model-access';

// GetFoundationModelAvailability as its service model describes it; moto does not know the operation.
const open = {
  agreementAvailability: { status: 'AVAILABLE' },
  authorizationStatus: 'AUTHORIZED',
  entitlementAvailability: 'AVAILABLE',
  regionAvailability: 'AVAILABLE',
};
const answers: Record<string, { status: number; body: object; error?: string }> = {
  'open.model': { status: 200, body: open },
  'closed.model': {
    status: 200,
    body: { ...open, agreementAvailability: { status: 'NOT_AVAILABLE' } },
  },
  'elsewhere.model': { status: 200, body: { ...open, regionAvailability: 'NOT_AVAILABLE' } },
};

let bedrock: Server;
let endpoint: string;
beforeAll(async () => {
  bedrock = createServer((request, response) => {
    const modelId = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    const { status, body, error } = answers[modelId] ?? {
      status: 404,
      body: { message: 'no such model' },
      error: 'ResourceNotFoundException',
    };
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(error && { 'x-amzn-errortype': error }),
    });
    response.end(JSON.stringify(body));
  });
  endpoint = await listen(bedrock);
});
afterAll(() => {
  bedrock.closeAllConnections();
  bedrock.close();
});

function ask(modelId: string) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const account = openAccount('us-east-1', { endpoint, credentials });
  return checkModelAccess({ kind: 'model-access', model: 'gpt', modelId }, account);
}

test('a model the account may use is accepted', async () => {
  expect(await ask('open.model')).toBeUndefined();
});

test('a model without an agreement is refused with the command that creates one', async () => {
  expect((await ask('closed.model'))?.commands[1]).toMatch(
    /create-foundation-model-agreement .*closed\.model/,
  );
});

test.each(['elsewhere.model', 'unknown.model'])('%s, which the region lacks, is refused', async (modelId) => {
  expect((await ask(modelId))?.words).toContain(`no model ${modelId} in us-east-1`);
});
