import type { Template } from '../../lib/assembly/template';
import type { Deployment } from '../../lib/config/deployment';
import { findDeployment } from '../../lib/config/find-deployment';
import { stackName } from '../../lib/config/stack-name';
import { STACK_PARTS } from '../../lib/config/stack-parts';
import type { Account } from '../account/account';
import { chooseDeployed } from './choose-deployed';
import type { DeployCommand } from './command-line';
import { readDeployedFile } from './deployed-file';
import { readServing, withoutNeverRan } from './never-ran';
import type { InAccount } from './passes-in-account';
import { readStackTemplates } from './stack-templates';
import { type DeployedBefore, templatesToCompare } from './synthesized-passes';

/** What is deployed, and what of it ran. A dry run calls no account: it takes the word of its user, and every stack exists. */
export async function deployedBefore(
  next: Deployment,
  templates: ReadonlyMap<string, Template>,
  { deployed, dryRun }: DeployCommand,
  account: Account,
): Promise<(DeployedBefore & InAccount & { readonly text?: unknown }) | undefined> {
  const stated = deployed === undefined ? undefined : findDeployment(deployed);
  if (dryRun) return stated && { file: stated, deployed: stated, stacks: STACK_PARTS };
  const read = await readDeployedFile(next, account);
  const file = chooseDeployed(read, stated, stackName(next, 'foundation'));
  if (!file || read.kind === 'nothing') return undefined;
  const { stacks } = read;
  const serving = stacks.includes('inference')
    ? await readServing(stackName(next, 'inference'), account)
    : [];
  const ofValue = templatesToCompare();
  const isFrom = await readStackTemplates(
    next,
    stacks,
    (value) => (value === next ? templates : ofValue(value)),
    account,
  );
  const text = read.kind === 'stored' ? read.text : undefined;
  return { file, deployed: withoutNeverRan(file, serving), stacks, isFrom, text };
}
