import { startAskAndDecide } from './fixtures/ask-and-decide';

// eu-central-1 calls Amazon Comprehend, here simulated, to find names and addresses in internal requests.

let served: Awaited<ReturnType<typeof startAskAndDecide>>;
beforeAll(async () => {
  served = await startAskAndDecide();
}, 60_000);
afterAll(() => served?.close());

test('a prompt without a person’s name is answered by the European profile', async () => {
  const { status, decision } = await served.ask('What is a data class?');
  expect(status).toBe(200);
  expect(decision).toMatchObject({ dataClass: { effective: 'internal' }, findings: [] });
});

test('I2: a prompt with a person’s name does not leave the region: the profile does not get it, its fallback does', async () => {
  const { status, decision } = await served.ask('Summarise the letter Alice wrote.');
  expect(decision).toMatchObject({
    dataClass: { floor: 'internal', detected: 'confidential', effective: 'confidential' },
    findings: [{ type: 'comprehend/name', count: 1 }],
  });
  expect(decision?.order).toEqual(['gpt-oss-120b']);
  expect(status).toBe(200);
});
