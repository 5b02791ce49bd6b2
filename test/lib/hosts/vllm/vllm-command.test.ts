import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servingVocabulary } from '../../../../lib/config/self-hosted/vocabulary';
import {
  type VllmStart,
  vllmCommand,
  vllmEntryPoint,
  vllmHealthCheck,
} from '../../../../lib/hosts/vllm/vllm-command';

const START: VllmStart = {
  weightsUri: 's3://weights/small/0123abcd/',
  servedName: 'small',
  contextTokens: 8192,
  gpuCount: 4,
  memoryGib: 192,
  serves: { task: 'chat', maxOutputTokens: 2048, parsers: { reasoning: 'qwen3', tools: 'hermes' } },
};
const command = vllmCommand(START);
const argumentOf = (flag: string) => command[command.indexOf(flag) + 1];

test('vLLM streams the weights of exactly one revision from the deployment’s own bucket', () => {
  expect(command[0]).toBe('s3://weights/small/0123abcd/');
  expect(argumentOf('--load-format')).toBe('runai_streamer');
});

test('requests use the deployment’s name of the model', () => {
  expect(argumentOf('--served-model-name')).toBe('small');
});

test('vLLM splits the model over every GPU of the instance', () => {
  expect(argumentOf('--tensor-parallel-size')).toBe('4');
});

test('the context length is the deployment’s, not that of the weights', () => {
  expect(argumentOf('--max-model-len')).toBe('8192');
});

test('the deployment limits the length of an answer, also for a request without a limit', () => {
  expect(JSON.parse(argumentOf('--override-generation-config') ?? '')).toEqual({ max_new_tokens: 2048 });
});

test('the server reports how much of a prompt came from its cache', () => {
  expect(command).toContain('--enable-prompt-tokens-details');
});

const streamerOf = (start: VllmStart) => {
  const words = vllmCommand(start);
  return JSON.parse(words[words.indexOf('--model-loader-extra-config') + 1] ?? '');
};

test.each([
  [1, 16],
  [1, 192],
  [4, 192],
  [8, 768],
  [8, 2048],
])(
  '%d GPUs together have a quarter of %d GiB as buffers for weights, so that loading never exhausts the instance',
  (gpuCount, memoryGib) => {
    const { memory_limit: limit } = streamerOf({ ...START, gpuCount, memoryGib });
    expect(limit * gpuCount).toBe((memoryGib / 4) * 1024 ** 3);
  },
);

test('the limit leaves each process room for the largest tensor, also where the streamer divides it', () => {
  const { memory_limit: limit } = streamerOf({
    ...START,
    gpuCount: 8,
    memoryGib: 2048,
    largestTensorGib: 20,
  });
  expect(limit).toBe(8 * 20 * 1024 ** 3);
});

test('the weights of a model on several GPUs are read from S3 once', () => {
  expect(streamerOf({ ...START, gpuCount: 4 }).distributed).toBe(true);
});

test('a single GPU has nobody to share the reading with', () => {
  expect(streamerOf({ ...START, gpuCount: 1 })).not.toHaveProperty('distributed');
});

test('I7: a reasoning parser separates reasoning from the answer', () => {
  expect(argumentOf('--reasoning-parser')).toBe('qwen3');
});

test('a tool parser extracts tool calls from the text of the model', () => {
  expect(command).toContain('--enable-auto-tool-choice');
  expect(argumentOf('--tool-call-parser')).toBe('hermes');
});

test.each(['--reasoning-parser', '--enable-auto-tool-choice', '--tool-call-parser'])(
  'for a model without parsers, vLLM starts without %s',
  (flag) => {
    const serves = { task: 'chat', maxOutputTokens: 2048, parsers: {} } as const;
    expect(vllmCommand({ ...START, serves })).not.toContain(flag);
  },
);

test('weights that embed start with the pooling runner: their architecture may be that of a chat model', () => {
  const words = vllmCommand({ ...START, serves: { task: 'embedding' } });
  expect(words[words.indexOf('--runner') + 1]).toBe('pooling');
});

test('a caller may choose among the lengths of vectors that the catalogue lists', () => {
  const words = vllmCommand({ ...START, serves: { task: 'embedding', dimensions: [1024, 256] } });
  expect(words[words.indexOf('--hf-overrides') + 1]).toBe('{"matryoshka_dimensions":[1024,256]}');
});

test.each(['--override-generation-config', '--reasoning-parser', '--tool-call-parser', '--hf-overrides'])(
  'weights that embed, and of which no lengths are known, start without %s',
  (flag) => {
    expect(vllmCommand({ ...START, serves: { task: 'embedding' } })).not.toContain(flag);
  },
);

test('weights that chat start without the pooling runner', () => {
  expect(command).not.toContain('--runner');
});

test('E4: vLLM speaks TLS only', () => {
  expect(argumentOf('--ssl-keyfile')).toBe('/etc/vllm-tls/key.pem');
  expect(argumentOf('--ssl-certfile')).toBe('/etc/vllm-tls/certificate.pem');
});

test.each(['--enable-log-requests', '--enable-log-outputs'])(
  'I7: prompts and answers are not logged: no %s',
  (flag) => {
    expect(command).not.toContain(flag);
  },
);

test('G2: code that comes with weights never runs', () => {
  expect(command).not.toContain('--trust-remote-code');
});

test('the container downloads nothing from the internet and reports nothing to it', () => {
  expect(vllmEntryPoint('eu-central-1')).toEqual(
    expect.arrayContaining([
      'HF_HUB_OFFLINE=1',
      'TRANSFORMERS_OFFLINE=1',
      'VLLM_NO_USAGE_STATS=1',
      'DO_NOT_TRACK=1',
    ]),
  );
});

test('the container calls S3 in the region of the deployment', () => {
  expect(vllmEntryPoint('eu-central-1')).toContain('AWS_REGION=eu-central-1');
});

test('the entry point ends with the command of vLLM', () => {
  expect(vllmEntryPoint('eu-central-1').slice(-2)).toEqual(['vllm', 'serve']);
});

const VOCABULARY = servingVocabulary({ weights: { source: 'openai/gpt-oss-20b' } });

test('a model whose vocabulary is staged beside its weights finds it in memory, and fetches nothing', () => {
  expect(vllmEntryPoint('eu-central-1', { vocabulary: VOCABULARY })).toContain(
    'TIKTOKEN_ENCODINGS_BASE=/tmp/vocabulary',
  );
});

test('a model that needs no vocabulary starts vLLM at once', () => {
  const entryPoint = vllmEntryPoint('eu-central-1');
  expect(entryPoint.join(' ')).not.toMatch(/TIKTOKEN|python3/);
});

describe('what copies the vocabulary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // The library of vLLM's images that copies files from S3 is not here. This one says what it is asked for.
  writeFileSync(
    join(folder, 'runai_model_streamer.py'),
    'def pull_files(path, folder, allow): open(folder + "/" + allow[0].lstrip("*"), "w").write(path)\n',
  );
  // `vllm` says what it was started with, and what it finds.
  writeFileSync(
    join(folder, 'vllm'),
    '#!/bin/sh\necho "$@"\ncat "$TIKTOKEN_ENCODINGS_BASE/o200k_base.tiktoken"\n',
    { mode: 0o755 },
  );
  const started = [...vllmEntryPoint('eu-central-1', { vocabulary: VOCABULARY }), ...vllmCommand(START)]
    .map((word) => word.replaceAll('/tmp/vocabulary', join(folder, 'vocabulary')))
    .slice(1);
  const { stdout } = spawnSync('env', started, {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: folder, PATH: `${folder}:${process.env.PATH}` },
  });
  const [vllm, vocabulary] = stdout.split('\n');

  test('starts vLLM with all of its arguments', () => {
    expect(vllm).toBe(['serve', ...vllmCommand(START)].join(' '));
  });

  test('takes the file from beside the weights of this revision', () => {
    expect(vocabulary).toBe('s3://weights/small/0123abcd/');
  });
});

test('the health check uses TLS, on the port of vLLM', () => {
  expect(vllmHealthCheck().at(-1)).toContain(`https://127.0.0.1:${argumentOf('--port')}/health`);
});
