import { type CpuProfile, type Origin, sharesOf } from '../../../../bench/wire/result/profile-shares';

/** A profile in which a function runs for the whole second half. */
const profileOf = (functionName: string, url = ''): CpuProfile => ({
  nodes: [
    { id: 1, callFrame: { functionName: '(root)', url: '' } },
    { id: 2, callFrame: { functionName, url } },
  ],
  samples: [1, 1, 2, 2],
  timeDeltas: [5, 5, 10, 30],
});

test.each<[Origin, string, string]>([
  ['kernel', 'writev', ''],
  ['kernel', 'writeUtf8String', ''],
  ['kernel', 'writeBuffer', ''],
  ['http', 'ClientRequest', 'node:_http_client'],
  ['http', 'onStreamRead', 'node:internal/stream_base_commons'],
  ['http', 'connect', 'node:net'],
  ['http', 'emit', 'node:events'],
  ['engine', 'runMicrotasks', ''],
  ['engine', 'insert', 'node:internal/timers'],
  ['crypto', 'hash', 'node:internal/crypto/hash'],
  ['crypto', 'createHmac', 'node:crypto'],
  ['garbage', '(garbage collector)', ''],
  ['code', 'answerChat', 'file:///router/index.js'],
])('%s: %s of %s', (origin, functionName, url) => {
  expect(sharesOf(profileOf(functionName, url))[origin]).toBe(1);
});

test.each(['(idle)', '(program)', '(root)'])('%s is no time of a request', (functionName) => {
  expect(Object.values(sharesOf(profileOf(functionName)))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('the first half of a profile, before the code is compiled, does not count', () => {
  const warm = profileOf('emit', 'node:events');
  const nodes = [...warm.nodes, { id: 3, callFrame: { functionName: 'read', url: 'file:///index.js' } }];
  expect(sharesOf({ ...warm, nodes, samples: [3, 3, 2, 2] }).code).toBe(0);
});

test('a share is that of the time, not of the samples', () => {
  const warm = profileOf('emit', 'node:events');
  const nodes = [...warm.nodes, { id: 3, callFrame: { functionName: 'read', url: 'file:///index.js' } }];
  expect(sharesOf({ ...warm, nodes, samples: [1, 1, 3, 2] })).toMatchObject({ code: 0.25, http: 0.75 });
});
