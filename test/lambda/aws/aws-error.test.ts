import { awsErrorCode, awsErrorWords } from '../../../lambda/aws/aws-error';

test.each([
  ['a header', { 'x-amzn-errortype': 'ThrottlingException' }, undefined],
  ['a header with an address', { 'x-amzn-errortype': 'ThrottlingException:http://internal.amazon.com/' }, {}],
  ['__type', {}, { __type: 'ThrottlingException' }],
  ['__type with a namespace', {}, { __type: 'com.amazonaws.kms#ThrottlingException' }],
  ['code', {}, { code: 'ThrottlingException' }],
])('the error name is read from %s', (_where, headers, body) => {
  expect(awsErrorCode(headers, body)).toBe('ThrottlingException');
});

test.each([[undefined], [null], ['text'], [[]], [{ __type: 5 }]])('%p names no error', (body) => {
  expect(awsErrorCode({}, body)).toBe('');
  expect(awsErrorWords(body)).toBe('');
});
