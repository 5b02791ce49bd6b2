import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { required } from '../../lib/plan/required';
import { CommandError } from '../command-line/command-error';
import { folderSource } from '../weights/source/folder';
import { hubSource } from '../weights/source/hub';
import { s3Source } from '../weights/source/s3';
import type { WeightsSource } from '../weights/source/source';
import { type From, s3Folder } from './command-line';
import type { WeightsNeeded } from './weights-of';

/** What of the environment decides about the Hub, by the names that its own tools use. */
export interface HubEnvironment {
  readonly HF_TOKEN?: string;
  readonly HF_ENDPOINT?: string;
}

/** The source of a model's weights: what `--from` says, otherwise the file: the Hub, or a bucket. @throws CommandError */
export function chosenSource(
  { model, source, revision }: Pick<WeightsNeeded, 'model' | 'source' | 'revision'>,
  from: From | undefined,
  { HF_ENDPOINT, HF_TOKEN }: HubEnvironment,
  s3: S3Client,
): WeightsSource {
  switch (from?.kind) {
    case 'folder':
      return folderSource(folderOf(model, from.folder));
    case 's3':
      return s3Source(from, s3);
    default: {
      const own = s3Folder(source);
      if (own) return s3Source(own, s3);
      return hubSource({
        repo: source,
        revision: required(revision, `a revision of ${source}`),
        url: from?.url ?? (HF_ENDPOINT || undefined),
        token: HF_TOKEN || undefined,
      });
    }
  }
}

/** Refuses one place for the weights of several models. @throws CommandError */
export function refuseSharedPlace(models: readonly string[], from: From | undefined): void {
  const isOne =
    from?.kind === 's3' || (from?.kind === 'folder' && existsSync(join(from.folder, 'config.json')));
  if (!isOne || models.length === 1) return;
  throw new CommandError(
    `--from names the weights of one model, and ${models.length} are to be staged: ${models.join(', ')}. Name one model.`,
  );
}

/** The folder itself, or what `--to` has written below it for this model. */
function folderOf(model: string, folder: string): string {
  if (existsSync(join(folder, 'config.json'))) return folder;
  const own = join(folder, model);
  if (existsSync(join(own, 'config.json'))) return own;
  const written = existsSync(own) ? readdirSync(own).filter((name) => name.startsWith('sha256-')) : [];
  if (written.length === 1) return join(own, written[0] ?? '');
  throw new CommandError(
    written.length > 1
      ? `${own} has ${written.length} revisions: ${written.join(', ')}. Name one of them with --from, and the model.`
      : `${folder} has no config.json, neither itself nor in ${model}/ or ${model}/sha256-<hash>/. Name a folder that has the weights of ${model}.`,
  );
}
