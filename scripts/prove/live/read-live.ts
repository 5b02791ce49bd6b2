import type { Deployment } from '../../../lib/config/deployment';
import { stackName } from '../../../lib/config/stack-name';
import { STACK_PARTS } from '../../../lib/config/stack-parts';
import { liveSubject } from '../../../lib/proof/live/live-subject';
import type { LiveSubject } from '../../../lib/proof/subject';
import type { Template } from '../../../lib/proof/template/template';
import type { Account } from '../../account/account';
import type { detectDrift } from './detect-drift';
import { readCode } from './read-code';
import { readResources } from './read-resources';
import { readStack } from './read-stack';

export interface LiveOptions {
  /** When it is read. @default now */
  readonly now?: Date;
  /** @default CloudFormation's drift detection */
  readonly drift?: typeof detectDrift;
}

/** What was read of a deployment. */
export interface Live {
  readonly subject: LiveSubject;
  /** The physical id of each resource of the stacks, by `stack/LogicalId`. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** The templates as they were uploaded, by stack name. */
  readonly templates: ReadonlyMap<string, Template>;
}

/** Reads what is deployed of a deployment, and changes nothing. A stack that is missing is missing in the subject too. */
export async function readLive(
  deployment: Deployment,
  account: Account,
  { now = new Date(), drift }: LiveOptions = {},
): Promise<Live> {
  const stacks = [];
  for (const part of STACK_PARTS) {
    const stack = await readStack(stackName(deployment, part), account);
    if (stack) stacks.push(stack);
  }
  const subject = liveSubject({
    deployment,
    account: deployment.account,
    region: account.region,
    at: now.toISOString(),
    stacks: await readResources(stacks, { account, accountId: deployment.account, drift }),
    code: await readCode(stacks, account),
  });
  const ids = stacks.flatMap(({ name, physicalIds }) =>
    [...physicalIds].map(([logicalId, id]) => [`${name}/${logicalId}`, id] as const),
  );
  const templates = new Map(stacks.map(({ name, template }) => [name, template]));
  return { subject, physicalIds: new Map(ids), templates };
}
