import type { FoundPart } from '../../../../../lib/proof/live/strangers/network/found-network';
import type { Account } from '../../../../account/account';

// What decides about names in a VPC besides the resolver's own rules.

/** AWS associates its own rules with each VPC, by this beginning of their ids. */
const OF_AWS = /^rslvr-autodefined-/;

export async function resolverRulesIn(
  vpc: string,
  { api }: Pick<Account, 'api'>,
): Promise<readonly FoundPart[]> {
  const found: FoundPart[] = [];
  let NextToken: unknown;
  do {
    const page = await api.resolver('ListResolverRuleAssociations', {
      Filters: [{ Name: 'VPCId', Values: [vpc] }],
      ...(NextToken !== undefined && { NextToken }),
    });
    for (const one of (page.ResolverRuleAssociations ?? []) as readonly Readonly<Record<string, string>>[]) {
      const { Id = '', ResolverRuleId = '' } = one;
      if (!OF_AWS.test(ResolverRuleId)) found.push({ kind: 'resolver rule', id: Id, of: ResolverRuleId });
    }
    NextToken = page.NextToken ?? undefined;
  } while (NextToken !== undefined && NextToken !== '');
  return found;
}

/** The private hosted zones of a VPC. Those that a service of AWS made for its endpoints are the endpoints' own. */
export async function zonesIn(vpc: string, { api }: Pick<Account, 'api'>): Promise<readonly FoundPart[]> {
  const found: FoundPart[] = [];
  let token: string | undefined;
  do {
    const xml = await api.zonesOfVpc(vpc, token);
    for (const [summary] of xml.matchAll(/<HostedZoneSummary>[\s\S]*?<\/HostedZoneSummary>/g)) {
      const id = textIn(summary, 'HostedZoneId')?.replace('/hostedzone/', '') ?? '';
      if (textIn(summary, 'OwningService') === undefined) {
        found.push({ kind: 'zone', id, of: textIn(summary, 'Name') });
      }
    }
    token = textIn(xml, 'NextToken');
  } while (token !== undefined);
  return found;
}

const textIn = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(xml)?.[1];
