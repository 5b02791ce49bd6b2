import type { SynthesizedResource, SynthesizedTemplates } from '../synthesized';

// What the resolver of the VPC does with a query, by the rules of DNS Firewall in the templates. From the Route 53
// developer guide, "How Resolver DNS Firewall filters DNS queries", "Rule settings in DNS Firewall" and "Managing your
// own domain lists" (2026-11).

export type Answer = 'answers' | 'refuses';

/** The names that one query goes through: the one asked for, and those that it is redirected to. */
export type Chain = readonly [string, ...string[]];

interface Rule {
  readonly domains: readonly string[];
  readonly action: string;
  readonly trustsRedirections: boolean;
}

/** The resolver of the only VPC. Buckets have the name `<logical id in small letters>`. */
export function resolverOf(templates: SynthesizedTemplates): (chain: Chain) => Answer {
  const rules = rulesOf(templates);
  return (chain) => {
    for (const name of chain) {
      const rule = rules.find(({ domains }) => domains.some((domain) => matches(domain, name)));
      if (rule?.action === 'BLOCK') return 'refuses';
      if (rule?.trustsRedirections) return 'answers';
    }
    return 'answers';
  };
}

/** Every rule of the VPC, in the order in which DNS Firewall tries them. */
function rulesOf(templates: SynthesizedTemplates): readonly Rule[] {
  const resources: ReadonlyMap<string, SynthesizedResource> = new Map(
    Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources)),
  );
  const named = <T>(reference: Reference) =>
    resources.get(String(reference['Fn::GetAtt'][0]))?.Properties as unknown as T;
  return [...resources.values()]
    .filter(({ Type }) => Type === 'AWS::Route53Resolver::FirewallRuleGroupAssociation')
    .map(({ Properties }) => Properties as unknown as Association)
    .sort(byPriority)
    .flatMap((one) => [...named<RuleGroup>(one.FirewallRuleGroupId).FirewallRules].sort(byPriority))
    .map((rule) => ({
      domains: named<DomainList>(rule.FirewallDomainListId).Domains.map(literal),
      action: rule.Action,
      trustsRedirections: rule.FirewallDomainRedirectionAction === 'TRUST_REDIRECTION_DOMAIN',
    }));
}

interface Reference {
  readonly 'Fn::GetAtt': readonly unknown[];
}

interface Association {
  readonly FirewallRuleGroupId: Reference;
  readonly Priority: number;
}

interface RuleGroup {
  readonly FirewallRules: readonly {
    readonly FirewallDomainListId: Reference;
    readonly Priority: number;
    readonly Action: string;
    readonly FirewallDomainRedirectionAction?: string;
  }[];
}

interface DomainList {
  readonly Domains: readonly unknown[];
}

const byPriority = (a: { Priority: number }, b: { Priority: number }) => a.Priority - b.Priority;

/** A domain of a list as text. A reference becomes the logical id. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (Ref) return Ref.toLowerCase();
  if (join) return join[1].map(literal).join(join[0]);
  throw new Error(
    `A list of domains contains ${JSON.stringify(value)}, which is neither text nor a reference.`,
  );
}

/**
 * Whether a domain of a list matches a name. `*.` and a name matches every name below it and not the name itself.
 * Letter case and a dot at the end mean nothing.
 *
 * @throws Error for a domain that DNS Firewall refuses.
 */
export function matches(domain: string, name: string): boolean {
  if (domain.length > 255 || !/^(\*|(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)$/.test(domain)) {
    throw new Error(`DNS Firewall refuses the domain ${domain}.`);
  }
  const asked = name.toLowerCase().replace(/\.$/, '');
  const listed = domain.toLowerCase();
  if (listed === '*') return true;
  return listed.startsWith('*.') ? asked.endsWith(listed.slice(1)) : asked === listed;
}
