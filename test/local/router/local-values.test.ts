import { localValues, resolveVariables } from '../../../local/router/local-values';
import { HOSTS } from '../../../policy/boundary';
import { CONFIG, MODELS } from '../../contract/simulated-aws';

test.each(HOSTS)('every variable that a model on %s names has a local value', (host) => {
  const model = MODELS[host];
  const audit = { streamNameVariable: 'AUDIT_STREAM_NAME', digestKeyIdVariable: 'DIGEST_KEY_ID' };
  const values = localValues(
    { ...CONFIG, audit, models: [model as never] },
    { addresses: { [model.name]: 'here' }, guardrail: { id: 'guardrail', version: '1' } },
  );
  const named = JSON.stringify(model).match(/(?<=Variable":")[^"]+/g);
  expect(Object.keys(values)).toEqual(expect.arrayContaining(named ?? ['a variable']));
});

test('what the template says in text stays as it is', () => {
  expect(resolveVariables({ LEVEL: 'info' }, {})).toEqual({ LEVEL: 'info' });
});

test('a deploy-time value is replaced by its local value', () => {
  const variables = { DIGEST_KEY_ID: { 'Fn::ImportValue': 'key' } };
  expect(resolveVariables(variables, { DIGEST_KEY_ID: 'local' })).toEqual({ DIGEST_KEY_ID: 'local' });
});

test('an address that is known at synth is replaced all the same', () => {
  const variables = { MODEL_A_BASE_URL: 'https://a.llm.example.com' };
  const values = { MODEL_A_BASE_URL: 'http://127.0.0.1:1' };
  expect(resolveVariables(variables, values)).toEqual(values);
});

test('a deploy-time value without a local one is an error that names the variable', () => {
  expect(() => resolveVariables({ TABLE: { Ref: 'Table' } }, {})).toThrow(/TABLE/);
});
