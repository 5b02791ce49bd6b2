import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/** The oldest bootstrap the CDK's modern deployments work with. */
const OLDEST = 6;

/** Whether the account has the CDK's bootstrap (its bucket and roles) in this region. */
export async function checkBootstrap(
  { account, region }: PrerequisiteOf<'bootstrap'>,
  at: Pick<Account, 'cloudFormation'>,
): Promise<Missing | undefined> {
  const version = await stackOutput(at, 'CDKToolkit', 'BootstrapVersion');
  if (Number(version ?? 0) >= OLDEST) return undefined;
  return {
    words:
      version === undefined
        ? `${account} has no CDK bootstrap in ${region} (no stack CDKToolkit).`
        : `The CDK bootstrap of ${account} in ${region} is version ${version}; ${OLDEST} or newer is needed.`,
    commands: [`npx cdk bootstrap aws://${account}/${region}`],
  };
}
