import { credentialsFrom } from '../../../lambda/aws/credentials';

test('reads what Lambda sets', () => {
  const environment = { AWS_ACCESS_KEY_ID: 'ASIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' };
  expect(credentialsFrom(environment)).toEqual({
    accessKeyId: 'ASIA',
    secretAccessKey: 's',
    sessionToken: 't',
  });
});

test('an empty session token is none', () => {
  const environment = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: '' };
  expect(credentialsFrom(environment)).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 's' });
});

test('names the variables that are missing', () => {
  expect(() => credentialsFrom({})).toThrow('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
});
