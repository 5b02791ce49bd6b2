import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import { problemsAfter } from '../changed';

const SCOUT = 'meta-llama/Llama-4-Scout-17B-16E-Instruct';
const fits = { 'models[0].instanceType': 'g6e.48xlarge', 'models[0].contextTokens': 8_192 };

test('Llama 4 is refused in the European Union, where its licence grants nothing', () => {
  expect(problemsAfter({ ...fits, 'models[0].weights.source': SCOUT }, euCentral1)).toEqual([
    expect.objectContaining({
      path: 'models[0].weights.source',
      allowed: expect.stringContaining('Llama 4'),
    }),
  ]);
});

test('Llama 4 is allowed elsewhere', () => {
  expect(problemsAfter({ ...fits, 'models[0].weights.source': SCOUT })).toEqual([]);
});

test('a research licence is refused everywhere, unless the file says what permits the use', () => {
  const changes = { ...fits, 'models[0].weights.source': 'mistralai/Mistral-Large-Instruct-2411' };
  expect(problemsAfter(changes)).toEqual([expect.objectContaining({ path: 'models[0].weights.source' })]);
  const grant = 'commercial licence agreement with Mistral AI, contract 2026-114';
  expect(problemsAfter({ ...changes, 'models[0].weights.grant': grant })).toEqual([]);
});
