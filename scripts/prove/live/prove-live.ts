import type { Deployment } from '../../../lib/config/deployment';
import type { Claim } from '../../../lib/proof/claim';
import { type ProofReport, prove, withClaims } from '../../../lib/proof/prove';
import type { Account } from '../../account/account';
import { checkPlacement } from '../../account/placement';
import { CommandError } from '../../command-line/command-error';
import { importsOf } from './imports/imports-of';
import { whyNotRead } from './not-read';
import { type Live, readLive } from './read-live';
import { strangersOf } from './strangers/strangers-of';

/** Claims about the account beyond the stacks. */
type FurtherClaims = (
  found: Omit<Live, 'subject'> & { readonly deployment: Deployment; readonly account: Account },
) => Promise<readonly Claim[]>;

/** What is claimed of the account besides the stacks of the deployment. */
const FURTHER: readonly FurtherClaims[] = [importsOf, strangersOf];

/** A report on what is deployed. */
export type LiveReport = ProofReport & Required<Pick<ProofReport, 'asDeployed'>>;

/**
 * Reads what is deployed, and proves it.
 *
 * @throws CommandError if the credentials belong to another account, or may not read the stacks
 */
export async function proveLive(deployment: Deployment, account: Account): Promise<LiveReport> {
  const missing = await checkPlacement(deployment, account);
  if (missing)
    throw new CommandError([missing.words, ...missing.commands.map((one) => `  ${one}`)].join('\n'));
  const { subject, ...found } = await readLive(deployment, account).catch((error) => {
    throw new CommandError(whyNotRead('the stacks', error));
  });
  const more: Claim[] = [];
  for (const claims of FURTHER) more.push(...(await claims({ deployment, account, ...found })));
  return {
    ...withClaims(prove(subject), more),
    asDeployed: { account: subject.live.account, region: subject.live.region, at: subject.live.at },
  };
}
