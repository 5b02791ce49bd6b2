import type { ApiError } from '../../../../lambda/router/contract/api-error';
import { requireJsonType } from '../../../../lambda/router/request/content-type';
import { testRouter } from '../support/call-router';

function refusalOf(...values: string[]): ApiError | undefined {
  try {
    requireJsonType({ 'content-type': values });
  } catch (error) {
    return error as ApiError;
  }
  return undefined;
}

test.each([
  'application/json',
  'Application/JSON',
  'APPLICATION/JSON; CHARSET=UTF-8',
  'application/json;charset=utf-8',
  'application/json; charset="utf-8"',
  'application/json; charset=utf8',
  ' application/json ; charset = utf-8',
  'application/json;',
  'application/json; profile="https://bank.example/chat"',
])('a body sent as %j is accepted', (type) => {
  expect(refusalOf(type)).toBeUndefined();
});

test.each([
  ['text/plain', 'it is not application/json'],
  ['application/x-www-form-urlencoded', 'it is not application/json'],
  ['multipart/form-data; boundary=x', 'it is not application/json'],
  ['application/jsonl', 'it is not application/json'],
  ['application/vnd.api+json', 'it is not application/json'],
  ['json', 'it is not application/json'],
  ['application/json, application/json', 'it is not application/json'],
  ['', 'there is none'],
  [' ', 'there is none'],
  ['; charset=utf-8', 'there is none'],
  ['application/json; charset=latin1', 'its charset is not UTF-8'],
  ['application/json; charset=utf-8; charset=utf-16', 'its charset is not UTF-8'],
  ['application/json; charset=', 'its charset is not UTF-8'],
])('a body sent as %j is refused, because %s', (type, why) => {
  expect(refusalOf(type)).toMatchObject({
    code: 'unsupported_media_type',
    status: 415,
    param: 'content-type',
    message: expect.stringContaining(`${why}. Send the body as JSON`),
  });
});

test('a body without a content type is refused', () => {
  expect(() => requireJsonType({})).toThrow(expect.objectContaining({ code: 'unsupported_media_type' }));
});

test('a body with two content types is refused', () => {
  expect(refusalOf('application/json', 'application/json')?.message).toContain('there is more than one');
});

test('I7: the refusal does not quote the type', () => {
  expect(refusalOf('text/canary')?.message).not.toContain('canary');
});

test('I8, I12: the client is told of a wrong content type, and the refusal is recorded', async () => {
  const { status, json, decision } = await testRouter().ask({ headers: { 'content-type': ['text/plain'] } });
  expect([status, json().error.code]).toEqual([415, 'unsupported_media_type']);
  expect(decision).toMatchObject({ refusal: 'unsupported_media_type', order: [] });
});
