import type { Vocabulary } from '../../config/facts/models';
import { streamLimit } from '../../config/host-memory';
import {
  engineSettings,
  OFFLINE_SETTINGS,
  parserSettings,
  type Serving,
  type VllmSettings,
} from '../serving-settings';
import { VLLM_PORT } from './names';
import { HEALTH_PATH } from './served-paths';
import { VERIFY_WEIGHTS } from './verify-weights';
import { LONGEST_ANSWER_SECONDS, TLS_CERTIFICATE, TLS_KEY } from './vllm-container';

export interface VllmStart extends Serving {
  /** The weights: `s3://<bucket>/<prefix>/`. */
  readonly weightsUri: string;
  /** SHA-256 of the manifest of the weights. @default not pinned */
  readonly manifest?: string;
  /** Memory of the instance, GiB. */
  readonly memoryGib: number;
  /** The largest tensor of the weights, GiB. @default it is not known */
  readonly largestTensorGib?: number;
}

/**
 * The arguments that vLLM starts with.
 *
 * Weights are streamed from S3 into GPU memory through buffers, never onto the instance's disk. On several GPUs, each
 * process reads a part of the weights and sends it to the others, so S3 is read once; where a GPU has no room to receive,
 * each process reads everything. vLLM logs no prompts and answers: it would only with `--enable-log-requests` or
 * `--enable-log-outputs`. A reasoning parser separates reasoning from the answer; without one, the answer contains it as
 * text, usually between `<think>` and `</think>`. `--trust-remote-code` is absent: code that comes with weights never runs.
 */
export function vllmCommand(start: VllmStart): string[] {
  const streamer = {
    concurrency: 16,
    memory_limit: streamLimit(start, start.largestTensorGib),
    ...(start.gpuCount > 1 && { distributed: true }),
  };
  return [
    ...[start.weightsUri],
    ...['--served-model-name', start.servedName],
    ...['--load-format', 'runai_streamer'],
    ...['--model-loader-extra-config', JSON.stringify(streamer)],
    ...['--max-model-len', String(start.contextTokens)],
    ...asArguments(engineSettings(start.serves)),
    ...['--tensor-parallel-size', String(start.gpuCount)],
    ...asArguments(parserSettings(start.serves)),
    ...['--host', '0.0.0.0'],
    ...['--port', String(VLLM_PORT)],
    ...['--ssl-keyfile', TLS_KEY],
    ...['--ssl-certfile', TLS_CERTIFICATE],
    '--disable-fastapi-docs',
    ...['--disable-access-log-for-endpoints', HEALTH_PATH],
  ];
}

const asArguments = (settings: VllmSettings): readonly string[] =>
  settings.flatMap(([name, value]) => [`--${name}`, ...(value === true ? [] : [value])]);

/** What happens in the container before vLLM starts. */
export interface StartedAfter {
  /** The hash of the manifest to compare the weights with. @default nothing is compared */
  readonly manifest?: string;
  /** The file to copy from beside the weights. @default none */
  readonly vocabulary?: Vocabulary;
}

/** Where the container keeps a vocabulary: in memory, because nothing else is writable. */
const VOCABULARY_FOLDER = '/tmp/vocabulary';

/**
 * Copies the vocabulary from beside the weights into a folder, and then becomes vLLM. The arguments: file, folder,
 * `vllm`, `serve`, the address of the weights, and the others. vLLM itself streams weights from S3 and fetches their
 * configuration with the same library (vllm/transformers_utils/runai_utils.py), so the image has it.
 */
const COPY_VOCABULARY = [
  'import os, sys',
  'from runai_model_streamer import pull_files',
  'file, folder, *vllm = sys.argv[1:]',
  'os.makedirs(folder, exist_ok=True)',
  'pull_files(vllm[2], folder, ["*" + file])',
  'os.execvp(vllm[0], vllm)',
].join('; ');

/**
 * The entry point of the container: `env(1)` sets the variables that vLLM and its libraries read, then starts vLLM.
 * The task definition itself has no `environment`, because that field may hide secrets (cdk-nag AwsSolutions-ECS2);
 * these values are constants.
 *
 * It needs a vLLM later than 0.19: offline, earlier versions read an `s3://` address as a Hugging Face name
 * (vllm-project/vllm pull request 39155).
 *
 * vLLM must keep an idle connection longer than the load balancer does. Its default is five seconds; then a request
 * that the load balancer sends over a connection that vLLM has just closed fails with a 502.
 *
 * The root file system is read-only, so every cache is under `/tmp`. Tasks cannot read instance metadata; the ECS
 * agent provides their credentials.
 *
 * Some weights need a vocabulary that vLLM would fetch from the internet. It is staged beside them, and copied from
 * there before vLLM starts. If it is missing there, vLLM ends with an error that names the file.
 *
 * Weights with a pinned manifest are compared with it first. Others are read as they are.
 */
export function vllmEntryPoint(region: string, { manifest, vocabulary }: StartedAfter = {}): string[] {
  const settings = {
    ...OFFLINE_SETTINGS,
    HOME: '/tmp',
    USER: 'vllm',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    VLLM_HTTP_TIMEOUT_KEEP_ALIVE: String(LONGEST_ANSWER_SECONDS + 60),
    ...(vocabulary && { [vocabulary.folderVariable]: VOCABULARY_FOLDER }),
  };
  return [
    ...['env', ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)],
    ...(manifest === undefined ? [] : ['python3', '-c', VERIFY_WEIGHTS, manifest]),
    ...(vocabulary ? ['python3', '-c', COPY_VOCABULARY, vocabulary.file, VOCABULARY_FOLDER] : []),
    ...['vllm', 'serve'],
  ];
}

/** Calls vLLM's health endpoint over TLS from inside the container. Python, because every vLLM image contains it. */
export function vllmHealthCheck(): string[] {
  const script = [
    'import ssl, urllib.request',
    `urllib.request.urlopen("https://127.0.0.1:${VLLM_PORT}${HEALTH_PATH}", timeout=5, context=ssl._create_unverified_context())`,
  ].join('; ');
  return ['CMD', 'python3', '-c', script];
}
