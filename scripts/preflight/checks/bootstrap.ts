import { USUAL_TOOLKIT_STACK } from '../../../lib/config/account-rules';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { principalProblem } from '../../account/principal';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/** The oldest bootstrap the CDK's modern deployments work with. */
const OLDEST = 6;

/**
 * Whether the account has the CDK's bootstrap (its bucket and roles) in this region, with the role that the templates let
 * change the guards of retained resources. Under another role, every later change of a guard would be denied.
 */
export async function checkBootstrap(
  { account, region, role, toolkitStack = USUAL_TOOLKIT_STACK }: PrerequisiteOf<'bootstrap'>,
  at: Pick<Account, 'cloudFormation' | 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const version = await stackOutput(at, toolkitStack, 'BootstrapVersion');
  if (Number(version ?? 0) >= OLDEST) return withoutRole(role, `aws://${account}/${region}`, at);
  return {
    words:
      version === undefined
        ? `${account} has no CDK bootstrap in ${region} (no stack ${toolkitStack}).`
        : `The CDK bootstrap of ${account} in ${region} is version ${version}; ${OLDEST} or newer is needed.`,
    commands: [
      `npx cdk bootstrap aws://${account}/${region}${toolkitStack === USUAL_TOOLKIT_STACK ? '' : ` --toolkit-stack-name ${toolkitStack}`}`,
    ],
  };
}

async function withoutRole(
  role: string,
  place: string,
  at: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const problem = await principalProblem(role, at);
  if (!problem) return undefined;
  const [, qualifier] = /role\/cdk-([^-]+)-cfn-exec-role-/.exec(role) ?? [];
  if (qualifier === undefined) {
    return {
      words: `The templates let only ${role} change what guards retained resources, as accountRules.synthesis.executionRole says. ${problem.words}`,
      commands: problem.commands,
    };
  }
  return {
    words: `The templates let only ${role} change what guards retained resources. ${problem.words} Deploy with the role of the CDK bootstrap: bootstrap with the qualifier ${qualifier}, or give the stacks the qualifier that the account has.`,
    commands: [
      ...problem.commands,
      `npx cdk bootstrap ${place} --qualifier ${qualifier}${ownStack(qualifier)}`,
    ],
  };
}

/** The CDK's own qualifier. */
const USUAL = 'hnb659fds';

/** A bootstrap with another qualifier has a stack of its own: in the usual one, it would replace the usual roles and bucket. */
const ownStack = (qualifier: string) =>
  qualifier === USUAL ? '' : ` --toolkit-stack-name CDKToolkit-${qualifier}`;
