import { allows, evaluate, permits } from '../../../../lib/proof/iam/evaluate';
import { appliesTo, concerns, mayCover } from '../../../../lib/proof/iam/statement';
import { ACCOUNT, identity, requestOf, resource, role } from './support';

const ON = 'arn:aws:s3:::bucket/object';
const request = requestOf(role('worker'), 's3:GetObject', ON);
const statement = (Effect: string, Action: string) => ({ Effect, Action, Resource: '*' });
/** A statement whose condition is about a key that the request does not state. */
const perhaps = (Effect: string) => ({
  ...statement(Effect, 's3:GetObject'),
  Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
});

describe('one policy, without any other,', () => {
  test.each([
    ['allows what it allows', [statement('Allow', 's3:*')], true],
    ['allows nothing that it does not mention', [statement('Allow', 'kms:*')], false],
    ['does not allow what it denies too', [statement('Allow', 's3:*'), statement('Deny', 's3:Get*')], false],
    ['does not allow what it only denies', [statement('Deny', 's3:Get*')], false],
    ['does not allow anything by denying something else', [statement('Deny', 's3:Put*')], false],
    ['may allow what depends on a key that is not stated', [perhaps('Allow')], 'unknown'],
    [
      'may deny what depends on a key that is not stated',
      [statement('Allow', '*'), perhaps('Deny')],
      'unknown',
    ],
  ])('%s', (_what, statements, answer) => {
    expect(permits(identity(...statements), request)).toBe(answer);
  });
});

describe('whether a call is allowed', () => {
  const allowsWith = (...statements: readonly object[]) =>
    allows(request, { identity: identity(...statements), resourceAccount: ACCOUNT });

  test('is true where a policy allows it', () => {
    expect(allowsWith(statement('Allow', 's3:*'))).toBe(true);
  });

  test.each([
    ['no policy allows it', []],
    ['a policy denies it', [statement('Allow', 's3:*'), statement('Deny', 's3:*')]],
  ])('is false where %s', (_what, statements) => {
    expect(allowsWith(...statements)).toBe(false);
  });

  test('is undecided where the decision depends on a key that is not stated', () => {
    expect(() => allowsWith(perhaps('Allow'))).toThrow(
      `cannot tell whether s3:GetObject on ${ON} is allowed`,
    );
  });
});

describe('a denial that perhaps applies allows nothing', () => {
  const everybody = { ...perhaps('Deny'), Principal: '*' };

  test('in the policy of an endpoint', () => {
    const own = identity(statement('Allow', 's3:*'));
    const policies = { identity: own, endpoint: resource(everybody), resourceAccount: ACCOUNT };
    expect(evaluate(request, policies)).toBe('denied');
  });

  test('in the policy of a resource', () => {
    const policies = { resource: { statements: resource(everybody) }, resourceAccount: ACCOUNT };
    expect(evaluate(request, policies)).toBe('denied');
  });
});

test('an endpoint that admits AWS services only admits no role', () => {
  const endpoint = resource({ ...statement('Allow', '*'), Principal: { Service: 's3.amazonaws.com' } });
  const policies = { identity: identity(statement('Allow', '*')), endpoint, resourceAccount: ACCOUNT };
  expect(evaluate(request, policies)).toBe('denied');
});

describe('a statement concerns a set of actions', () => {
  const concernsOf = (listed: object, ...sets: readonly string[]) => {
    const [one] = identity({ Effect: 'Allow', Resource: '*', ...listed });
    return one && concerns(one, ...sets);
  };
  test.each([
    ['if it lists one of them', { Action: 'bedrock:InvokeModel' }, ['bedrock:*'], true],
    ['if it lists all of them', { Action: '*' }, ['bedrock:*'], true],
    ['if it lists an action of one of several sets', { Action: 's3:GetObject' }, ['bedrock:*', 's3:*'], true],
    ['if it lists everything but one of them', { NotAction: 'bedrock:InvokeModel' }, ['bedrock:*'], true],
    ['not if it lists others', { Action: 's3:GetObject' }, ['bedrock:*', 'kms:*'], false],
    ['not if it lists everything but all of them', { NotAction: 'bedrock:*' }, ['bedrock:*'], false],
  ])('%s', (_what, listed, sets, answer) => {
    expect(concernsOf(listed, ...sets)).toBe(answer);
  });
});

describe('a statement may cover a resource', () => {
  const covers = (listed: object) => {
    const [one] = identity({ Effect: 'Allow', Action: '*', ...listed });
    return one && mayCover(one, 'arn:aws:s3:::bucket/*');
  };
  test.each([
    ['if it lists it', { Resource: 'arn:aws:s3:::bucket/*' }, true],
    ['if it lists more', { Resource: '*' }, true],
    ['if it lists a part of it', { Resource: 'arn:aws:s3:::bucket/a' }, true],
    ['if it lists everything but something else', { NotResource: 'arn:aws:s3:::other' }, true],
    ['not if it lists another one', { Resource: 'arn:aws:s3:::other/*' }, false],
    ['not if it lists everything but it', { NotResource: 'arn:aws:s3:::bucket/*' }, false],
  ])('%s', (_what, listed, answer) => {
    expect(covers(listed)).toBe(answer);
  });
});

test('a statement about another action does not apply, even if its condition cannot be compared', () => {
  const [one] = identity({ ...statement('Allow', 'kms:*'), Condition: { StringEquals: { tags: 'a' } } });
  const twoValues = { ...request, context: { tags: ['a', 'b'] } };
  expect(one && appliesTo(one, twoValues)).toBe(false);
});
