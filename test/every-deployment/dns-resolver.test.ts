import fc from 'fast-check';
import type { SynthesizedTemplates } from '../synthesized';
import { type Chain, matches, resolverOf } from './dns-resolver';

// The rules of DNS Firewall as the tests of every deployment apply them.

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join('.'));

test('a domain matches its own name and no other', () => {
  fc.assert(fc.property(name, name, (domain, asked) => matches(domain, asked) === (domain === asked)));
});

test('a domain matches no name below it and no name above it', () => {
  fc.assert(
    fc.property(label, name, (first, rest) => {
      const below = `${first}.${rest}`;
      expect([matches(rest, below), matches(below, rest)]).toEqual([false, false]);
    }),
  );
});

test('a domain that begins with an asterisk matches every name below it, not the name itself', () => {
  fc.assert(
    fc.property(name, name, (above, rest) => {
      expect([matches(`*.${rest}`, `${above}.${rest}`), matches(`*.${rest}`, rest)]).toEqual([true, false]);
    }),
  );
});

test('a domain that begins with an asterisk matches no name that only ends with the same letters', () => {
  fc.assert(fc.property(label, name, (first, rest) => !matches(`*.${rest}`, `${first}${rest}`)));
});

test('an asterisk alone matches every name', () => {
  fc.assert(fc.property(name, (asked) => matches('*', asked)));
});

test('letter case and a dot at the end mean nothing', () => {
  fc.assert(fc.property(name, (asked) => matches(asked.toUpperCase(), `${asked}.`)));
});

test.each([
  'ecs-a-*.eu-central-1.amazonaws.com',
  'a.*.com',
  'a_b.com',
  '',
  `${'a'.repeat(256)}`,
  'a..com',
  '**',
])('the domain "%s" is refused, as DNS Firewall refuses it', (domain) => {
  expect(() => matches(domain, 'a.com')).toThrow('DNS Firewall refuses the domain');
});

describe('a redirection', () => {
  const chain: Chain = ['bucket.s3.eu-central-1.amazonaws.com', 's3-r-w.eu-central-1.amazonaws.com'];
  const resolver = (redirections: string) => resolverOf(templates(chain[0], redirections));

  test('of a name that is trusted with its redirections is answered', () => {
    expect(resolver('TRUST_REDIRECTION_DOMAIN')(chain)).toBe('answers');
  });

  test('of a name whose redirections are inspected is refused if its target is not listed', () => {
    expect(resolver('INSPECT_REDIRECTION_DOMAIN')(chain)).toBe('refuses');
  });

  test('is not trusted from a name that is not listed', () => {
    expect(resolver('TRUST_REDIRECTION_DOMAIN')(['data.attacker.example', chain[0]])).toBe('refuses');
  });
});

test('the rule with the lowest number decides, wherever it is written', () => {
  const { made } = templates('a.example', 'TRUST_REDIRECTION_DOMAIN');
  const group = made?.Resources.Group;
  const backwards = [...((group?.Properties?.FirewallRules ?? []) as unknown[])].reverse();
  const turned = {
    made: {
      Resources: {
        ...made?.Resources,
        Group: { Type: String(group?.Type), Properties: { FirewallRules: backwards } },
      },
    },
  };
  expect(resolverOf(turned)(['a.example'])).toBe('answers');
});

/** One VPC that allows a name and blocks all others. */
function templates(allowed: string, redirections: string): SynthesizedTemplates {
  const list = (...Domains: string[]) => ({
    Type: 'AWS::Route53Resolver::FirewallDomainList',
    Properties: { Domains },
  });
  const id = (of: string) => ({ 'Fn::GetAtt': [of, 'Id'] });
  return {
    made: {
      Resources: {
        Allowed: list(allowed),
        Every: list('*'),
        Group: {
          Type: 'AWS::Route53Resolver::FirewallRuleGroup',
          Properties: {
            FirewallRules: [
              {
                Priority: 1,
                Action: 'ALLOW',
                FirewallDomainListId: id('Allowed'),
                FirewallDomainRedirectionAction: redirections,
              },
              { Priority: 2, Action: 'BLOCK', FirewallDomainListId: id('Every') },
            ],
          },
        },
        Association: {
          Type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
          Properties: { FirewallRuleGroupId: id('Group'), Priority: 101 },
        },
      },
    },
  };
}
