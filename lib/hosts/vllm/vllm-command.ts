import { answerCeiling, OFFLINE_SETTINGS, type ServingParsers } from '../serving-settings';
import { VLLM_PORT } from './names';
import { LONGEST_ANSWER_SECONDS, TLS_CERTIFICATE, TLS_KEY } from './vllm-container';

const GIB = 1024 ** 3;

export interface VllmStart {
  /** The weights: `s3://<bucket>/<model>/<revision>/`. */
  readonly weightsUri: string;
  /** The name requests carry in `model`. */
  readonly servedName: string;
  /** Prompt and answer together, in tokens. */
  readonly contextTokens: number;
  /** Longest answer, in tokens. */
  readonly maxOutputTokens: number;
  /** GPUs of the instance; the model is split over all of them. */
  readonly gpuCount: number;
  /** Memory of the instance, GiB. */
  readonly memoryGib: number;
  readonly parsers: ServingParsers;
}

/**
 * Which arguments vLLM starts with.
 *
 * Weights stream from S3 into GPU memory through a buffer of a quarter of the instance's memory; they never
 * touch its disk. Prompts and answers are not logged: vLLM logs them only with `--enable-log-requests` or
 * `--enable-log-outputs`. Thinking is taken out of an answer where the model has a reasoning parser: without one it
 * comes as text, between `<think>` and `</think>` mostly. `--trust-remote-code` is absent, so weights cannot bring code.
 */
export function vllmCommand(start: VllmStart): string[] {
  const { reasoning, tools } = start.parsers;
  const buffer = { concurrency: 16, memory_limit: Math.floor((start.memoryGib * GIB) / 4) };
  return [
    ...[start.weightsUri],
    ...['--served-model-name', start.servedName],
    ...['--load-format', 'runai_streamer'],
    ...['--model-loader-extra-config', JSON.stringify(buffer)],
    ...['--max-model-len', String(start.contextTokens)],
    ...['--override-generation-config', answerCeiling(start.maxOutputTokens)],
    ...['--tensor-parallel-size', String(start.gpuCount)],
    ...(reasoning ? ['--reasoning-parser', reasoning] : []),
    ...(tools ? ['--enable-auto-tool-choice', '--tool-call-parser', tools] : []),
    ...['--host', '0.0.0.0'],
    ...['--port', String(VLLM_PORT)],
    ...['--ssl-keyfile', TLS_KEY],
    ...['--ssl-certfile', TLS_CERTIFICATE],
    '--disable-fastapi-docs',
    ...['--disable-access-log-for-endpoints', '/health'],
  ];
}

/**
 * What the container runs before those arguments: the settings vLLM and its libraries read from the environment,
 * then vLLM. They are constants, shown here by `env(1)`, because a task definition's own `environment` is where
 * secrets get hidden: with none allowed, one is never found there (cdk-nag AwsSolutions-ECS2).
 *
 * Needs a vLLM later than 0.19: offline, earlier ones took an `s3://` address for a Hugging Face name
 * (vllm-project/vllm pull request 39155).
 *
 * vLLM keeps an idle connection longer than the load balancer does. By default it closes after five seconds, and a
 * request the load balancer sends into a connection just closed comes back as a 502.
 *
 * The root file system is read-only, so every cache lives under `/tmp`. Instance metadata is blocked for tasks;
 * credentials come from the ECS agent.
 */
export function vllmEntryPoint(region: string): string[] {
  const settings = {
    ...OFFLINE_SETTINGS,
    HOME: '/tmp',
    USER: 'vllm',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    VLLM_HTTP_TIMEOUT_KEEP_ALIVE: String(LONGEST_ANSWER_SECONDS + 60),
  };
  return ['env', ...Object.entries(settings).map(([name, value]) => `${name}=${value}`), 'vllm', 'serve'];
}

/** Asks vLLM whether it is up, over TLS, from inside the container; the image is only sure to have Python. */
export function vllmHealthCheck(): string[] {
  const script = [
    'import ssl, urllib.request',
    `urllib.request.urlopen("https://127.0.0.1:${VLLM_PORT}/health", timeout=5, context=ssl._create_unverified_context())`,
  ].join('; ');
  return ['CMD', 'python3', '-c', script];
}
