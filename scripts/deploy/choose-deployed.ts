import type { Deployment } from '../../lib/config/deployment';
import { readStored } from '../../lib/config/transition/stored-deployment';
import { TransitionError } from '../../lib/config/transition/transition-error';
import { jsonDifferences } from '../../lib/proof/json-differences';
import { CommandError } from '../command-line/command-error';
import type { Deployed } from './deployed-file';
import { hasUsers } from './passes-in-account';

/**
 * The file that is deployed: what the foundation stores. Only where it stores none that this release can read, what the
 * user states.
 *
 * @param stated the file of `--deployed`
 * @throws CommandError if neither says it, or if they contradict each other; TransitionError if the stored file cannot
 *   be read
 */
export function chooseDeployed(
  deployed: Deployed,
  stated: Deployment | undefined,
  foundation: string,
): Deployment | undefined {
  switch (deployed.kind) {
    case 'nothing':
      if (stated) throw new CommandError(`${foundation} does not exist. Leave --deployed out.`);
      return undefined;
    case 'unknown':
      if (stated || !hasUsers(deployed.stacks)) return stated;
      throw new CommandError(storesNone(foundation));
    case 'stored':
      return sameAs(stated, readableOr(stated, deployed), foundation);
  }
}

/** The stored file; if this release cannot read it, the stated one. None is needed where nothing uses the foundation. */
function readableOr(
  stated: Deployment | undefined,
  { text, stacks }: Extract<Deployed, { readonly kind: 'stored' }>,
): Deployment | undefined {
  try {
    return readStored(text);
  } catch (error) {
    if (error instanceof TransitionError && (stated || !hasUsers(stacks))) return stated;
    throw error;
  }
}

function sameAs(
  stated: Deployment | undefined,
  stored: Deployment | undefined,
  foundation: string,
): Deployment | undefined {
  const differences = stated && stored ? jsonDifferences(plain(stated), plain(stored)) : [];
  if (differences.length > 0) throw new CommandError(storesAnother(foundation, differences));
  return stored;
}

const plain = (deployment: Deployment): unknown => JSON.parse(JSON.stringify(deployment));

const storesNone = (foundation: string) =>
  `${foundation} stores no deployment file: a release before this one deployed it. A deploy must know that file, so ` +
  `that it takes no permission from what runs. Name it with --deployed <path>:
- the file has not changed since the last deploy: the path of the file itself
- it has changed: the file of the last deploy, in a folder of its own:
    mkdir -p deployed && git show <commit of the last deploy>:deployments/<name>.ts > deployed/<name>.ts`;

const storesAnother = (foundation: string, differences: readonly string[]) =>
  [
    `${foundation} stores another deployment file than --deployed names. Leave --deployed out. In the named file:`,
    ...differences.map((words) => `    ${words}`),
  ].join('\n');
