import type { S3Client } from '@aws-sdk/client-s3';
import type { Deployment } from '../../lib/config/deployment';
import type { Renewable } from '../../lib/config/load-deployment';
import { stackName } from '../../lib/config/stack-name';
import type { Account } from '../account/account';
import { checkPlacement } from '../account/placement';
import { stackOutput } from '../account/stack';
import { CommandError } from '../command-line/command-error';
import { typedCommand } from '../command-line/typed-command';
import { foundHere, foundToday, pinnedInWords, pinsIn, writePins } from '../pins/pins';
import type { DigestLog } from '../weights/digest/digest-log';
import { writeWeights } from '../weights/folder/write-weights';
import { planWeights } from '../weights/plan-weights';
import { stageWeights } from '../weights/stage-weights';
import { chosenSource, type HubEnvironment, refuseSharedPlace } from './chosen-source';
import type { StageWeightsCommand } from './command-line';
import { showProgress, type Terminal } from './progress-line';
import { type StagedFiles, stagedPin } from './staged-pin';
import { type WeightsNeeded, weightsOf } from './weights-of';
import { planInWords, stagedInWords, writtenInWords } from './words';

/** What the command works with. */
export interface Surroundings {
  readonly account: Pick<Account, 'cloudFormation' | 'region' | 'sts'>;
  /** For the files themselves. */
  readonly s3: S3Client;
  readonly environment: HubEnvironment;
  readonly log: DigestLog;
  readonly terminal: Terminal;
  readonly print: (text: string) => void;
  /** For what is not the result: what was pinned, where the result is JSON. */
  readonly note: (text: string) => void;
}

/**
 * Stages, writes or plans the weights of each model, and pins at once what is not pinned yet; a model that fails does not
 * stop the others.
 *
 * @returns the exit code
 */
export async function run(
  command: StageWeightsCommand,
  { deployment, stale }: Renewable,
  around: Surroundings,
): Promise<number> {
  const needed = weightsOf(deployment, command.models);
  const { from, json, to } = command;
  refuseSharedPlace(
    needed.map(({ model }) => model),
    from,
  );
  const bucket = to === undefined ? await bucketOf(command, deployment, around) : undefined;
  // Before the copy: credentials may end during it.
  const found = to === undefined ? await foundToday(around.account.sts) : foundHere();
  const results: object[] = [];
  const failed: string[] = [];
  for (const one of needed) {
    try {
      const { result, staged, words } = await act(one, command, bucket, around);
      results.push({ model: one.model, ...result });
      if (!json) around.print(words);
      const change = staged ? stagedPin(one, staged, found, stale) : {};
      if (pinsIn(change).length === 0) continue;
      const file = writePins(command.deployment, deployment.name, change);
      (json ? around.note : around.print)(pinnedInWords(file, change));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failed.push(`${one.model}: ${error.message}`);
    }
  }
  if (json) around.print(JSON.stringify(results, null, 2));
  if (failed.length > 0) throw new CommandError(failed.join('\n\n'));
  return 0;
}

async function act(
  { model, source, revision, pinned, vocabulary }: WeightsNeeded,
  { from, plan, to }: StageWeightsCommand,
  bucket: string | undefined,
  { environment, log, s3, terminal }: Surroundings,
): Promise<{ readonly result: object; readonly words: string; readonly staged?: StagedFiles }> {
  const place = chosenSource({ model, source, revision }, from, environment, s3);
  const onProgress = showProgress(model, terminal);
  const request = {
    model,
    source: place,
    weights: { source, revision },
    vocabulary,
    pinned,
    log,
    onProgress,
  };
  if (plan) {
    const result = await planWeights(request, bucket === undefined ? undefined : { s3, bucket });
    return { result, words: planInWords(model, place.name, result) };
  }
  if (bucket === undefined) {
    const result = await writeWeights({ ...request, folder: to ?? '.' });
    return { result, words: writtenInWords(model, result), staged: result };
  }
  const result = await stageWeights({ ...request, s3, bucket });
  return { result: { bucket, ...result }, words: stagedInWords(model, bucket, result), staged: result };
}

/** The weights bucket of the deployed foundation. @throws CommandError */
async function bucketOf(
  { deployment: typed }: StageWeightsCommand,
  deployment: Deployment,
  { account }: Surroundings,
): Promise<string> {
  const elsewhere = await checkPlacement(deployment, account);
  if (elsewhere) throw new CommandError([elsewhere.words, ...elsewhere.commands].join('\n  '));
  const stack = stackName(deployment, 'foundation');
  const bucket = await stackOutput(account, stack, 'WeightsBucket');
  if (bucket) return bucket;
  throw new CommandError(
    `${stack} has no output WeightsBucket: run ${typedCommand('deploy', typed)} first. With --to <folder> the weights are written without an account.`,
  );
}
