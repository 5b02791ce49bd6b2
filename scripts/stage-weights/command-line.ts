import { UsageError } from '../command-line/command-error';
import { readArguments } from '../command-line/read-arguments';

/** Where weights come from, where the command line says so. */
export type From =
  | { readonly kind: 'hub'; readonly url: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

export interface StageWeightsCommand {
  readonly deployment: string;
  /** None: every model whose weights the account stores. */
  readonly models: readonly string[];
  /** @default where the deployment file says: the Hub, or the bucket of own weights */
  readonly from?: From;
  /** A folder to write into, in place of the bucket. @default the bucket of the deployment */
  readonly to?: string;
  /** Say what is there and what is missing, and write nothing. */
  readonly plan: boolean;
  /** Pin anew what the file no longer names as its pin says. */
  readonly renew: boolean;
  readonly json: boolean;
}

export const USAGE = `npm run stage-weights -- <deployment> [<model> ...] [options]

Copies the weights of a deployment (a name, or the path of a file) into its bucket: of the revision that the file pins
only configuration, tokenizer, the safetensors that the index names, and the vocabulary if vLLM needs one. No code and
no pickles. Each file is read twice: to compute the manifest, whose hash names the prefix, and to upload it. A prefix
without manifest.json is not whole, and no model starts from it. A run that was interrupted continues where it stopped.

The manifest is pinned in the lock file beside the deployment file, which is then to be committed. A pin that is there is
compared and stays.

Without a model it stages all. HF_TOKEN is the token for gated weights, HF_ENDPOINT the address of a mirror.

  --from <place>   a mirror of the Hub (https://...), a folder, or an own bucket (s3://bucket/prefix/)
  --to <folder>    write files and manifest into a folder, call no AWS account: for an account without internet,
                   where --from <folder> stages them
  --plan           say what would be staged and what is there, write nothing
  --renew          pin anew the weights that the file no longer names as the lock file pins them
  --json           print JSON
  --help           this text`;

/** Reads the arguments after `npm run stage-weights --`. @throws UsageError */
export function readStageWeightsCommand(args: readonly string[]): StageWeightsCommand {
  const { positionals, values } = readArguments(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    plan: { type: 'boolean' },
    renew: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [deployment, ...models] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  const { from, to, plan = false, renew = false, json = false } = values;
  if (to === '') throw new UsageError('--to is empty; it is the path of a folder.');
  return {
    deployment,
    models: [...new Set(models)],
    ...(from !== undefined && { from: readFrom(from) }),
    ...(to !== undefined && { to }),
    plan,
    renew,
    json,
  };
}

function readFrom(typed: string): From {
  if (typed === '')
    throw new UsageError('--from is empty; it is a folder, s3://bucket/prefix/ or the address of a mirror.');
  if (/^https?:\/\//.test(typed)) {
    if (!URL.canParse(typed)) throw new UsageError(`--from is ${typed}, which is no address.`);
    const { hostname, protocol } = new URL(typed);
    if (protocol === 'http:' && !LOOPBACK.includes(hostname)) {
      throw new UsageError(
        `--from is ${typed}: a token would travel in clear text. Use the https address of the mirror.`,
      );
    }
    return { kind: 'hub', url: typed };
  }
  if (!/^\w+:\/\//.test(typed)) return { kind: 'folder', folder: typed };
  const folder = s3Folder(typed);
  if (folder) return { kind: 's3', ...folder };
  throw new UsageError(`--from is ${typed}; it is a folder, s3://bucket/prefix/ or the address of a mirror.`);
}

/** The folder of a bucket that an `s3://` address names; `undefined` if it is no such address. */
export function s3Folder(address: string): { readonly bucket: string; readonly prefix: string } | undefined {
  const [, bucket, prefix = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? [];
  if (bucket === undefined) return undefined;
  return { bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
