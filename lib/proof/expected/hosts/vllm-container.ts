import { ec2Instance } from '../../../config/facts/instances';
import type { ModelOn } from '../../../config/model';
import { claimedBy, inOrder, irrelevant, optional, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { parsersOf } from '../models/parsers';
import { factsOf } from '../models/weights';
import { logGroup } from '../things';
import { COMPARE_WEIGHTS } from './compare-weights';
import {
  answerLimit,
  embeddingSettings,
  imageOf,
  needsVocabulary,
  OFFLINE,
  VOCABULARY_FILE,
  weightsOf,
} from './serving';

export const VLLM_PORT = 8000;
export const HEALTH_PATH = '/health';
/** The boot script of an instance creates the key of the connection from the load balancer here. */
export const TLS_FOLDER = '/etc/vllm-tls';

/**
 * The only container of a task. It has no `Environment`, `EnvironmentFiles` or `Secrets`: the entry point sets every
 * variable.
 */
export function vllmContainer(basis: Basis, model: ModelOn<'vllm'>): Rules {
  const { gpuCount, memoryGib } = ec2Instance(model.instanceType);
  return {
    Name: 'vllm',
    Image: imageOf(basis, model),
    EntryPoint: claimedBy('I7.serving', inOrder(...entryPoint(basis, model))),
    Command: claimedBy('I7.serving', inOrder(weightsOf(model), ...settings(model, gpuCount, memoryGib))),
    HealthCheck: {
      Command: claimedBy('I7.serving', inOrder('CMD', 'python3', '-c', HEALTH_CHECK)),
      Interval: REPLACEMENT,
      Retries: REPLACEMENT,
      StartPeriod: REPLACEMENT,
      Timeout: REPLACEMENT,
    },
    Essential: optional(true),
    User: '2000:0',
    Privileged: optional(false),
    ReadonlyRootFilesystem: true,
    DockerSecurityOptions: ['no-new-privileges'],
    LinuxParameters: {
      Capabilities: { Drop: ['ALL'] },
      InitProcessEnabled: true,
      SharedMemorySize: irrelevant('the size of a file system in memory, which the container has for itself'),
      // `exec`: vLLM loads the GPU kernels that it compiles from here.
      Tmpfs: [{ ContainerPath: '/tmp', Size: 4096, MountOptions: ['rw', 'exec', 'nosuid', 'nodev'] }],
    },
    Ulimits: [
      // A dump of memory at a crash would write prompts to the instance's disk.
      { Name: 'core', SoftLimit: 0, HardLimit: 0 },
      { Name: 'memlock', SoftLimit: -1, HardLimit: -1 },
      { Name: 'stack', SoftLimit: 64 * 1024 ** 2, HardLimit: 64 * 1024 ** 2 },
      { Name: 'nofile', SoftLimit: 65_536, HardLimit: 65_536 },
    ],
    MountPoints: [{ SourceVolume: 'tls', ContainerPath: TLS_FOLDER, ReadOnly: true }],
    PortMappings: [{ ContainerPort: VLLM_PORT, Protocol: optional('tcp') }],
    ResourceRequirements: [{ Type: 'GPU', Value: gpuCount }],
    // The instance's memory, without the twentieth that its kernel keeps and a GiB for the system and the ECS agent.
    Memory: Math.floor((memoryGib * 0.95 - 1) * 1024),
    MemoryReservation: irrelevant(
      'a task needs every GPU of its instance and is alone on it; a wrong value keeps it from starting',
    ),
    StopTimeout: 120,
    LogConfiguration: {
      LogDriver: 'awslogs',
      // No `awslogs-endpoint`, which would send the log elsewhere.
      Options: {
        'awslogs-group': the(logGroup('vllm')),
        'awslogs-region': basis.deployment.region,
        'awslogs-stream-prefix': model.name,
        mode: 'non-blocking',
        'max-buffer-size': irrelevant(
          'how many lines may wait for delivery; no record of a decision is among them',
        ),
      },
    },
  };
}

const REPLACEMENT = irrelevant('it decides when ECS replaces a copy by an equal one');

/**
 * `env` sets the variables and starts vLLM, or first what compares the weights with their pinned manifest, and what copies
 * the vocabulary.
 */
const entryPoint = ({ deployment: { region } }: Basis, model: ModelOn<'vllm'>) => [
  'env',
  ...Object.entries(OFFLINE).map(([name, value]) => `${name}=${value}`),
  // Every cache is in memory: the root file system is read-only.
  'HOME=/tmp',
  'USER=vllm',
  `AWS_REGION=${region}`,
  `AWS_DEFAULT_REGION=${region}`,
  'AWS_EC2_METADATA_DISABLED=true',
  // A minute longer than the load balancer keeps a connection.
  'VLLM_HTTP_TIMEOUT_KEEP_ALIVE=960',
  ...(needsVocabulary(model) ? ['TIKTOKEN_ENCODINGS_BASE=/tmp/vocabulary'] : []),
  ...(model.weights.manifest ? ['python3', '-c', COMPARE_WEIGHTS, model.weights.manifest] : []),
  ...(needsVocabulary(model) ? ['python3', '-c', COPY_VOCABULARY, VOCABULARY_FILE, '/tmp/vocabulary'] : []),
  'vllm',
  'serve',
];

/**
 * The arguments after the weights. Prompts would be logged with `--enable-log-requests` or `--enable-log-outputs`, and
 * code that comes with weights would run with `--trust-remote-code`.
 */
function settings(model: ModelOn<'vllm'>, gpuCount: number, memoryGib: number): readonly string[] {
  const embedding = embeddingSettings(model);
  const { reasoning, tools } = embedding ? {} : parsersOf(model);
  // A quarter of the memory, divided by the processes, of which each GPU has one. A newer streamer divides it once more,
  // and each process must still hold the largest tensor.
  const share = Math.floor((memoryGib * 256 * 1024 ** 2) / gpuCount);
  const tensor = Math.ceil((factsOf(model.weights)?.largestTensorGib ?? 0) * 1024 ** 3);
  const buffer = Math.max(share, tensor * gpuCount);
  // Each process reads its part of the weights, and S3 is read once.
  const together = gpuCount > 1 ? ',"distributed":true' : '';
  return [
    ...['--served-model-name', model.name],
    ...['--load-format', 'runai_streamer'],
    ...['--model-loader-extra-config', `{"concurrency":16,"memory_limit":${buffer}${together}}`],
    ...['--max-model-len', `${model.contextTokens}`],
    ...(embedding
      ? ['--runner', 'pooling']
      : ['--override-generation-config', answerLimit(model), '--enable-prompt-tokens-details']),
    ...(embedding?.lengths ? ['--hf-overrides', embedding.lengths] : []),
    ...['--tensor-parallel-size', `${gpuCount}`],
    ...(reasoning ? ['--reasoning-parser', reasoning] : []),
    ...(tools ? ['--enable-auto-tool-choice', '--tool-call-parser', tools] : []),
    ...['--host', '0.0.0.0', '--port', `${VLLM_PORT}`],
    ...['--ssl-keyfile', `${TLS_FOLDER}/key.pem`, '--ssl-certfile', `${TLS_FOLDER}/certificate.pem`],
    '--disable-fastapi-docs',
    ...['--disable-access-log-for-endpoints', HEALTH_PATH],
  ];
}

/** Copies one file from beside the weights, and becomes vLLM. */
const COPY_VOCABULARY =
  'import os, sys; from runai_model_streamer import pull_files; file, folder, *vllm = sys.argv[1:]; ' +
  'os.makedirs(folder, exist_ok=True); pull_files(vllm[2], folder, ["*" + file]); os.execvp(vllm[0], vllm)';

const HEALTH_CHECK =
  'import ssl, urllib.request; ' +
  `urllib.request.urlopen("https://127.0.0.1:${VLLM_PORT}${HEALTH_PATH}", timeout=5, context=ssl._create_unverified_context())`;
