import {
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  type LambdaClient,
  paginateListAliases,
  paginateListEventSourceMappings,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import type { Claim } from '../../../../lib/proof/claim';
import { type FoundFunction, functionsClaim } from '../../../../lib/proof/live/strangers/found-functions';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import { unlessAbsent } from '../../../account/unless-absent';
import { atEach } from './or-unread';

/** Looks for what calls the functions of the deployment, or runs in them, without a stack. */
export async function strangersAtFunctions(own: Own, { lambda }: Pick<Account, 'lambda'>): Promise<Claim> {
  const names = idsOf(own, 'AWS::Lambda::Function');
  const { read, unread } = await atEach(names, 'functions', 'what belongs to the function', (name) =>
    functionOf(name, lambda),
  );
  return functionsClaim(own, read, unread);
}

async function functionOf(name: string, client: LambdaClient): Promise<FoundFunction> {
  const of = { FunctionName: name };
  const [url, mappings, aliases, versions, configuration, policy] = await Promise.all([
    // The URL of an alias is found by its alias.
    unlessAbsent(client.send(new GetFunctionUrlConfigCommand(of)), 'ResourceNotFoundException'),
    allPages(
      paginateListEventSourceMappings({ client }, of),
      ({ EventSourceMappings }) => EventSourceMappings,
    ),
    allPages(paginateListAliases({ client }, of), ({ Aliases }) => Aliases),
    allPages(paginateListVersionsByFunction({ client }, of), ({ Versions }) => Versions),
    client.send(new GetFunctionConfigurationCommand(of)),
    unlessAbsent(client.send(new GetPolicyCommand(of)), 'ResourceNotFoundException'),
  ]);
  return {
    name,
    urls: url ? [{ url: url.FunctionUrl ?? '', authType: url.AuthType ?? '' }] : [],
    mappings: mappings.map(({ UUID = '', EventSourceArn = 'a source without an ARN' }) => ({
      id: UUID,
      source: EventSourceArn,
    })),
    aliases: aliases.flatMap(({ Name }) => Name ?? []),
    versions: versions.flatMap(({ Version }) =>
      Version === undefined || Version === '$LATEST' ? [] : [Version],
    ),
    layers: (configuration.Layers ?? []).flatMap(({ Arn }) => Arn ?? []),
    statements: statementIds(policy?.Policy),
  };
}

function statementIds(policy: string | undefined): readonly string[] {
  if (policy === undefined) return [];
  const { Statement } = JSON.parse(policy) as { readonly Statement: readonly { readonly Sid?: string }[] };
  return Statement.map(({ Sid = 'without an id' }) => Sid);
}
