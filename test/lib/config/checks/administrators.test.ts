import { problemsAfter } from '../changed';

const RUN_BY = { principals: ['arn:aws:iam::111122223333:role/proves'] };

const administrator = (principal: string) => ({
  principal,
  reason: 'The platform team repairs accounts with it, and every use raises an alarm.',
  vouchedBy: { name: 'platform team', on: '2026-11-26' },
});

const problems = (...principals: readonly string[]) =>
  problemsAfter({ liveProof: { runBy: RUN_BY, administrators: principals.map(administrator) } });

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

test.each([
  role('break-glass'),
  role('aws-reserved/sso.amazonaws.com/*AWSReservedSSO_PlatformAdmin_*'),
  'arn:aws:iam::111122223333:user/break-glass',
])('%s is accepted', (principal) => {
  expect(problems(principal)).toEqual([]);
});

test.each([role('*'), role('a*'), 'arn:aws:iam::111122223333:*', 'arn:aws:iam::111122223333:root', '*'])(
  '%s is refused: it would vouch for everyone',
  (principal) => {
    expect(problems(principal)).toEqual([
      expect.objectContaining({ path: 'liveProof.administrators[0].principal', got: principal }),
    ]);
  },
);

test.each([
  ['another account', 'arn:aws:iam::444455556666:role/break-glass'],
  ['another partition', 'arn:aws-us-gov:iam::111122223333:role/break-glass'],
])('a principal of %s is refused: the live proof reads one account', (_where, principal) => {
  expect(problems(role('one'), principal)).toEqual([
    expect.objectContaining({ path: 'liveProof.administrators[1].principal', got: principal }),
  ]);
});

test('a principal with two owners is refused, with both places', () => {
  expect(problems(role('one'), role('two'), role('one'))).toEqual([
    expect.objectContaining({
      path: 'liveProof.administrators[2].principal',
      allowed: expect.stringContaining('liveProof.administrators[0]'),
    }),
  ]);
});

test.each(['reason', 'vouchedBy'])('an entry without %s is refused', (field) => {
  const { [field]: _, ...rest } = administrator(role('one')) as Record<string, unknown>;
  expect(problemsAfter({ liveProof: { runBy: RUN_BY, administrators: [rest] } })).toEqual([
    expect.objectContaining({ path: `liveProof.administrators[0].${field}` }),
  ]);
});
