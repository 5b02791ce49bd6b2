import { methodPolicy } from '../../../lambda/authorizer/method-policy';
import { CONFIG } from './support/authorizer';

const API = 'arn:aws:execute-api:eu-central-1:111122223333:a1b2c3/llm';
const policy = (asked: string, lanes: ('open' | 'sealed')[]) =>
  methodPolicy(`${API}/${asked}`, CONFIG.routes, lanes);

test('a policy is for the whole set of methods, whichever was asked for', () => {
  const lanes: ('open' | 'sealed')[] = ['open', 'sealed'];
  expect(policy('GET/v1/models', lanes)).toEqual(policy('POST/sealed/v1/chat/completions', lanes));
});

test('a lane the caller does not have is denied outright', () => {
  expect(policy('GET/v1/models', ['sealed'])).toEqual([
    { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: [`${API}/GET/sealed/v1/models`] },
    { Action: 'execute-api:Invoke', Effect: 'Deny', Resource: [`${API}/GET/v1/models`] },
  ]);
});

test('a caller without any lane is denied all of them', () => {
  expect(policy('GET/v1/models', []).map(({ Effect }) => Effect)).toEqual(['Deny']);
});

test('no statement holds a wildcard', () => {
  expect(JSON.stringify(policy('GET/v1/models', ['open']))).not.toContain('*');
});
