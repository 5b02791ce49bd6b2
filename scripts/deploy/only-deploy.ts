import type { Deployment } from '../../lib/config/deployment';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import { storedText } from '../../lib/config/transition/stored-deployment';
import type { Account } from '../account/account';
import type { Missing } from '../account/missing';
import { readDeployedFile } from './deployed-file';

/**
 * Notices that another deploy has changed the foundation since this one read it. The passes of two deploys that run at
 * once would take permissions from each other's routers.
 */
export class OnlyDeploy {
  private constructor(
    private readonly named: StacksNamed,
    private readonly account: Pick<Account, 'cloudFormation' | 'region'>,
    private stored: unknown,
  ) {}

  /** @param stored the text that the foundation stored when the passes were computed. @default it is read now */
  static async of(
    named: StacksNamed,
    account: Pick<Account, 'cloudFormation' | 'region'>,
    stored?: unknown,
  ): Promise<OnlyDeploy> {
    return new OnlyDeploy(named, account, stored ?? (await storedNow(named, account)));
  }

  /** This deploy has given the foundation another file. */
  gave(deployment: Deployment): void {
    this.stored = storedText(deployment);
  }

  /** `undefined`: the foundation is as this deploy left it. */
  async disturbed(): Promise<Missing | undefined> {
    if ((await storedNow(this.named, this.account)) === this.stored) return undefined;
    const foundation = stackName(this.named, 'foundation');
    return {
      words: `${foundation} has another deployment file than when this deploy began: another deploy has changed it. This one stops, so that the two do not take permissions from each other. Agree on one file, then deploy that.`,
      commands: [
        `aws cloudformation describe-stack-events --region ${this.account.region} --stack-name ${foundation} --max-items 5`,
      ],
    };
  }
}

async function storedNow(
  named: StacksNamed,
  account: Pick<Account, 'cloudFormation' | 'region'>,
): Promise<unknown> {
  const read = await readDeployedFile(named, account);
  return read.kind === 'stored' ? read.text : undefined;
}
