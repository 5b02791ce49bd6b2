import type { Deployment } from '../../lib/config/deployment';
import { policyOf } from '../../lib/config/policy-of';
import { DATA_CLASSES } from '../../policy/data-class';
import { LANES, type Lane } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import { CommandError } from '../command-line/command-error';
import { deploymentToday } from '../command-line/deployment-today';
import { knownName } from '../command-line/known-name';
import { type PolicyCommand, readPolicyCommand } from './command-line';
import { NO_SEALED_LANE } from './lane-words';
import { writeLiveProofRole } from './live-proof/write-role';
import { overviewOf } from './overview';
import { overviewText } from './overview-text';
import { whoCan, whoCanText } from './who-can';
import { why, whyText } from './why';
import { writeOwnerPolicies } from './write-owner-policies';
import { writePolicies } from './write-policies';

/**
 * What `npm run policy` prints. Only `--scp`, `--imports` and `--live-proof` write files.
 *
 * @throws UsageError, CommandError, DeploymentError
 */
export function runPolicy(args: readonly string[]): string {
  const command = readPolicyCommand(args);
  const deployment = deploymentToday(command.deployment);
  return answer(command, deployment, laneOf(command, deployment));
}

function answer(command: PolicyCommand, deployment: Deployment, lane: Lane | undefined): string {
  const print = <T>(value: T, inWords: (value: T) => string) =>
    command.json ? JSON.stringify(value, null, 2) : inWords(value);
  const modelNames = deployment.models.map(({ name }) => name);
  switch (command.kind) {
    case 'table':
      return print(overviewOf(deployment, lane), overviewText);
    case 'who-can': {
      const model = knownName('model', command.model, modelNames);
      return print(whoCan(policyOf(deployment), model, lane), whoCanText);
    }
    case 'why': {
      const callers = deployment.callers.map(({ name }) => name);
      const question = {
        caller: knownName('caller', command.caller, callers),
        dataClass: knownName('class', command.dataClass, DATA_CLASSES),
        model: knownName('model', command.model, modelNames),
      };
      return print(why(deployment, question, lane), (answers) => whyText(answers, question));
    }
    case 'scp':
      return writePolicies(deployment, command.folder).join('\n');
    case 'imports':
      return writeOwnerPolicies(deployment, command.folder).join('\n');
    case 'live-proof':
      return writeLiveProofRole(deployment, command.folder).join('\n');
  }
}

/** `--why` answers for a lane that the deployment lacks too; the other commands would print nothing for it. */
function laneOf({ lane, kind }: PolicyCommand, deployment: Deployment): Lane | undefined {
  if (lane === undefined) return undefined;
  const known = knownName('lane', lane, LANES);
  if (kind !== 'why' && !lanesOf(policyOf(deployment)).includes(known)) {
    throw new CommandError(`--lane ${known}: ${NO_SEALED_LANE}.`);
  }
  return known;
}
