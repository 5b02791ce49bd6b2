import { sharedStop } from '../../../../lambda/router/call/shared-stop';
import { stopOf } from '../support/streams';

/** Two calls of one request, and which of them have been ended. */
function twoCalls() {
  const client = new AbortController();
  const request = stopOf(client.signal);
  const shared = sharedStop(request);
  const ended: string[] = [];
  const calls = [shared.ofCall(), shared.ofCall()] as const;
  calls[0].onStop(() => ended.push('first'));
  calls[1].onStop(() => ended.push('second'));
  return { client, request, shared, calls, ended };
}

test('the end of a request ends every one of its calls', () => {
  const { client, calls, ended } = twoCalls();
  expect([ended, calls[0].reason]).toEqual([[], undefined]);
  client.abort();
  expect([ended, calls[0].reason]).toEqual([['first', 'second'], 'client-gone']);
});

test('calls that are cut are ended, and the request goes on', () => {
  const { request, shared, calls, ended } = twoCalls();
  shared.cut();
  expect(ended).toEqual(['first', 'second']);
  expect([calls[1].reason, request.reason]).toEqual(['cut', undefined]);
});

test('a call that begins after the others were cut is ended at once', () => {
  const { shared, ended } = twoCalls();
  shared.cut();
  shared.ofCall().onStop(() => ended.push('third'));
  expect(ended).toEqual(['first', 'second', 'third']);
});

test('a call that begins after the end of the request is ended at once', () => {
  const { client, shared, ended } = twoCalls();
  client.abort();
  shared.ofCall().onStop(() => ended.push('third'));
  expect(ended).toEqual(['first', 'second', 'third']);
});

test('what a call did before is replaced by what it does now', () => {
  const { client, calls, ended } = twoCalls();
  calls[0].onStop(undefined);
  calls[1].onStop(() => ended.push('second, later'));
  client.abort();
  expect(ended).toEqual(['second, later']);
});
