import { planOf } from '../../lib/plan/plan';
import { DATA_CLASSES } from '../../policy/data-class';
import { deploymentToday } from '../command-line/deployment-today';
import { knownName } from '../command-line/known-name';
import { readExplainCommand } from './command-line';
import { endpointFor, endpointNamed } from './endpoint';
import { explanationOf } from './explanation';
import { inWords } from './in-words';
import { placeOf } from './place';
import { requestFile } from './request-file';

/**
 * What `npm run explain` prints. Reads two files, writes none, and calls nothing.
 *
 * @throws UsageError, CommandError, DeploymentError
 */
export async function runExplain(args: readonly string[]): Promise<string> {
  const command = readExplainCommand(args);
  const plan = planOf(deploymentToday(command.deployment));
  const place = placeOf(plan, command);
  const declared =
    command.dataClass === undefined ? undefined : knownName('class', command.dataClass, DATA_CLASSES);
  const body = requestFile(command.request);
  const { models } = place.config;
  const endpoint =
    command.endpoint === undefined
      ? endpointFor(body, (name) => models.find((model) => model.name === name)?.task)
      : endpointNamed(command.endpoint);
  const explanation = await explanationOf(place, endpoint, body, declared);
  return command.json ? JSON.stringify(explanation, null, 2) : inWords(explanation);
}
