import type { Account } from '../../../account/account';
import { type Answer, undecided } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';

/**
 * Whether a rule group of DNS Firewall is associated with the VPC, and a configuration that logs its queries. What the
 * rules refuse, the owner vouches for. A profile of Route 53 may associate both; what is in one, its account shows alone.
 */
export async function checkDnsFirewall(
  { of }: PrerequisiteOf<'imported-dns-firewall'>,
  { api, region }: Pick<Account, 'api' | 'region'>,
): Promise<Answer> {
  const groups = await allOf('FirewallRuleGroupAssociations', (NextToken) =>
    api.resolver('ListFirewallRuleGroupAssociations', { VpcId: of.id, NextToken }),
  );
  const Filters = [{ Name: 'ResourceId', Values: [of.id] }];
  const logs = await allOf('ResolverQueryLogConfigAssociations', (NextToken) =>
    api.resolver('ListResolverQueryLogConfigAssociations', { Filters, NextToken }),
  );
  const problems = [
    ...(groups.some(({ Status }) => Status === 'COMPLETE' || Status === 'UPDATING')
      ? []
      : ['no rule group of DNS Firewall is associated with it']),
    ...(logs.some(({ Status }) => Status === 'ACTIVE')
      ? []
      : ['no query log configuration is active for it']),
  ];
  if (problems.length === 0) return undefined;
  const { ProfileAssociations = [] } = (await api.profileAssociations(of.id)) as {
    readonly ProfileAssociations?: readonly { readonly ProfileId?: string }[];
  };
  const profiles = ProfileAssociations.flatMap(({ ProfileId }) => ProfileId ?? []).join(', ');
  const look = [
    `aws route53resolver list-firewall-rule-group-associations --region ${region} --vpc-id ${of.id}`,
    `aws route53resolver list-resolver-query-log-config-associations --region ${region} --filters Name=ResourceId,Values=${of.id}`,
  ];
  if (profiles === '') return asVouched(of, problems, ...look);
  return undecided(
    `Directly, ${problems.join(', and ')}. The profile ${profiles} of Route 53 is associated with it, and may have what is missing: ask ${of.by.name}.`,
    ...look,
  );
}

type Association = { readonly Status?: string };

/** All pages of a list. */
async function allOf(
  list: string,
  page: (next: unknown) => Promise<Readonly<Record<string, unknown>>>,
): Promise<readonly Association[]> {
  const found: Association[] = [];
  let next: unknown;
  do {
    const answer = await page(next);
    found.push(...((answer[list] ?? []) as readonly Association[]));
    next = answer.NextToken;
  } while (next);
  return found;
}
