import { publishersInWords } from '../../../scripts/deploy/publishers';
import { fixtureDeployment } from '../../fixture-deployments';

test('a deploy prints who may publish credentials, and who weights and images', () => {
  expect(publishersInWords(fixtureDeployment('eu-central-1'))).toBe(
    [
      'Who may publish',
      '  API keys and key set: arn:aws:iam::111122223333:role/platform/credential-publisher',
      '  weights and images: arn:aws:iam::111122223333:role/platform/model-publisher',
    ].join('\n'),
  );
});

test('where nobody is named, a deploy says that IAM decides', () => {
  const publishers = { credentials: [], models: [] };
  const words = publishersInWords({ ...fixtureDeployment('eu-central-1'), publishers });
  expect(words.match(/every principal that the IAM policies/g)).toHaveLength(2);
});

test('a deployment that trusts nothing of its own has no publisher to print', () => {
  expect(publishersInWords(fixtureDeployment('starter'))).toBe('');
});
