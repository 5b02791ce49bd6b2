import fc from 'fast-check';
import { type ApplicablePolicies, evaluate } from '../../../../lib/proof/iam/evaluate';
import { covers, intersects } from '../../../../lib/proof/iam/wildcard';
import { ACCOUNT, identity, requestOf, resource, role } from './support';

const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'bedrock:InvokeModel');
const pattern = fc.constantFrom('s3:GetObject', 's3:*', 'S3:Put*', '*', 'bedrock:*');
const name = fc.constantFrom('a', 'b', 'ab');
const namePattern = fc.constantFrom('a', 'b*', '*', '?');
const arn = (of: fc.Arbitrary<string>) => of.map((text) => `arn:aws:s3:::${text}`);
const condition = fc.constantFrom(
  {},
  { Condition: { StringEquals: { 'aws:Key': 'x' } } },
  { Condition: { StringNotEquals: { 'aws:Key': 'x' } } },
);
const statement = (effect: 'Allow' | 'Deny') =>
  fc
    .tuple(pattern, arn(namePattern), condition, fc.boolean())
    .map(([Action, Resource, conditions, except]) => ({
      Effect: effect,
      ...(except ? { NotAction: Action } : { Action }),
      Resource,
      ...conditions,
    }));
const statements = fc.array(fc.oneof(statement('Allow'), statement('Deny')), { maxLength: 4 });
const request = fc
  .tuple(action, arn(name), fc.constantFrom('x', 'y', null))
  .map(([sent, on, key]) => requestOf(role('worker'), sent, on, { 'aws:Key': key }));
const policies = fc
  .tuple(statements, fc.option(statements), fc.option(statements))
  .map(([own, endpoint, boundary]) => ({ own, endpoint, boundary }));

const build = ({ own, endpoint, boundary }: Build, more: readonly object[] = []): ApplicablePolicies => ({
  resourceAccount: ACCOUNT,
  identity: identity(...own, ...more),
  ...(endpoint && { endpoint: resource(...endpoint.map((one) => ({ ...one, Principal: '*' }))) }),
  ...(boundary && { boundary: identity(...boundary) }),
});
interface Build {
  readonly own: readonly object[];
  readonly endpoint: readonly object[] | null;
  readonly boundary: readonly object[] | null;
}

test('an added deny never allows more', () => {
  fc.assert(
    fc.property(request, policies, statement('Deny'), (sent, given, added) => {
      if (evaluate(sent, build(given)) === 'allowed') return true;
      return evaluate(sent, build(given, [added])) !== 'allowed';
    }),
  );
});

test('an added allow never denies', () => {
  fc.assert(
    fc.property(request, policies, statement('Allow'), (sent, given, added) => {
      if (evaluate(sent, build(given)) !== 'allowed') return true;
      return evaluate(sent, build(given, [added])) === 'allowed';
    }),
  );
});

test('an endpoint policy or a boundary never allows what is denied without it', () => {
  fc.assert(
    fc.property(request, policies, (sent, given) => {
      const without = { ...given, endpoint: null, boundary: null };
      return evaluate(sent, build(given)) !== 'allowed' || evaluate(sent, build(without)) === 'allowed';
    }),
  );
});

test('the order of statements does not matter', () => {
  fc.assert(
    fc.property(request, policies, (sent, given) => {
      const reversed = { ...given, own: [...given.own].reverse() };
      return evaluate(sent, build(given)) === evaluate(sent, build(reversed));
    }),
  );
});

test('a request of known context is always decided', () => {
  fc.assert(fc.property(request, policies, (sent, given) => evaluate(sent, build(given)) !== 'unknown'));
});

test('wildcards match what the same regular expression matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });
  const wild = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(wild, text, (given, to) => {
      const expression = new RegExp(`^${given.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      return covers(given, to) === expression.test(to) && intersects(given, to) === expression.test(to);
    }),
  );
  fc.assert(
    fc.property(wild, wild, text, (a, b, to) => {
      // Whatever matches the covered one matches the covering one; what matches both proves that both intersect.
      const inBoth = covers(a, to) && covers(b, to);
      return (!covers(a, b) || !covers(b, to) || covers(a, to)) && (!inBoth || intersects(a, b));
    }),
  );
});
