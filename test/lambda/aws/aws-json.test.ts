import { AwsError, createAwsJson } from '../../../lambda/aws/aws-json';
import { startReplay } from '../../contract/replay-server';
import { environmentFor, REGION } from '../../contract/simulated-aws';

let server: Awaited<ReturnType<typeof startReplay>>;
beforeAll(async () => {
  server = await startReplay();
});
afterAll(() => server.close());

function mac(signal?: AbortSignal) {
  const { url } = server;
  const urls = { vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url };
  const call = createAwsJson({
    region: REGION,
    dnsSuffix: 'amazonaws.com',
    environment: environmentFor(urls),
  });
  return call({ service: 'kms', target: 'TrentService.GenerateMac', body: { KeyId: 'k' }, signal });
}

test('gives the decoded answer', async () => {
  server.answerWith({ parts: [Buffer.from('{"Mac":"AAAA"}')], finally: 'end' });
  expect(await mac()).toEqual({ Mac: 'AAAA' });
});

test('an error carries AWS’s name and status and none of its words', async () => {
  const body = { __type: 'com.amazonaws.kms#DisabledException', message: 'the key and the prompt' };
  server.answerWith({ status: 400, parts: [Buffer.from(JSON.stringify(body))], finally: 'end' });
  const error = await mac().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AwsError);
  expect(error).toMatchObject({
    code: 'DisabledException',
    status: 400,
    message: 'TrentService.GenerateMac answered 400 DisabledException',
  });
});

test('a success that is not JSON is an error', async () => {
  server.answerWith({ parts: [Buffer.from('<html>')], finally: 'end' });
  await expect(mac()).rejects.toMatchObject({ code: 'UnknownError', status: 200 });
});

test('stops when the signal aborts', async () => {
  server.answerWith({ parts: [], finally: 'hang', silent: true });
  await expect(mac(AbortSignal.timeout(30))).rejects.toThrow();
  await server.noneBusy();
});
