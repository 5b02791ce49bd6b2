import type { Deployment } from '../../../../lib/config/deployment';
import type { Subject } from '../../../../lib/proof/subject';
import type { Account } from '../../../../scripts/account/account';
import { isInstalled, type MotoAccount, motoAccount } from '../../account/moto-account';
import { uploaded } from './assembly';
import { cloudFormationOf, type Deployed } from './cloud-formation';
import { deployIn } from './deployed-in-moto';
import { lambdaBeyond } from './lambda-beyond-moto';

/** A deployment in a simulated account. */
export interface DeployedAccount {
  /** The account without its CloudFormation, for what a test plants. */
  readonly moto: () => MotoAccount;
  /** The account as the live proof reads it. */
  readonly account: () => Account;
  readonly deployed: () => Deployed;
  /** The physical id of the resource of this type whose logical id begins so. */
  idOf(part: string, type: string, beginning: string): string;
}

/** Deploys a deployment as its templates say, before the tests of a file. Call it once, at the top of the file. */
export function deployedAccount(deployment: Deployment): DeployedAccount {
  const { region } = deployment;
  const moto = motoAccount(region);
  let deployed: Deployed;
  const cloudFormation = cloudFormationOf(() => deployed);
  const lambda = lambdaBeyond(moto);
  const account = (): Account => ({
    ...moto(),
    cloudFormation: cloudFormation(region).cloudFormation,
    lambda: lambda(region).lambda,
    api: { ...moto().api, budgets },
  });
  /** moto does not tell who is notified. */
  const budgets: Account['api']['budgets'] = async (operation, input) =>
    operation === 'DescribeSubscribersForNotification'
      ? { Subscribers: [{ Address: 'llm-operations@example.com', SubscriptionType: 'EMAIL' }] }
      : moto().api.budgets(operation, input);

  beforeAll(async () => {
    if (!isInstalled) return;
    const { subject, uploads } = uploaded(deployment);
    const stacks = withoutDescriptionsOfRules(subject.stacks);
    const names = await deployIn(account(), { subject: { ...subject, stacks }, uploads });
    const role = `arn:aws:iam::${deployment.account}:role/cdk-hnb659fds-cfn-exec-role-${deployment.account}-${region}`;
    deployed = {
      names,
      stacks: Object.fromEntries(
        Object.entries(stacks).map(([name, template]) => [name, { template, role }]),
      ),
    };
  }, 180_000);

  return {
    moto,
    account,
    deployed: () => deployed,
    idOf: (part, type, beginning) => {
      const stack = `${deployment.name}-${part}`;
      const [logicalId = ''] =
        Object.entries(deployed.stacks[stack]?.template.Resources ?? {}).find(
          ([id, { Type }]) => Type === type && id.startsWith(beginning),
        ) ?? [];
      return deployed.names.physicalId(stack, logicalId);
    },
  };
}

/** moto returns no description of a rule. */
function withoutDescriptionsOfRules(stacks: Subject['stacks']): Subject['stacks'] {
  const stripped = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(stripped);
    if (typeof value !== 'object' || value === null) return value;
    const { Description, ...rest } = value as Readonly<Record<string, unknown>>;
    return 'IpProtocol' in value
      ? rest
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stripped(item)]));
  };
  return stripped(stacks) as Subject['stacks'];
}
