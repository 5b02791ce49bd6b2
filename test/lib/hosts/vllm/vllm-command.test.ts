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
  maxOutputTokens: 2048,
  gpuCount: 4,
  memoryGib: 192,
  parsers: { reasoning: 'qwen3', tools: 'hermes' },
};
const command = vllmCommand(START);
const argumentOf = (flag: string) => command[command.indexOf(flag) + 1];

test('vLLM streams the weights of exactly one revision from the deployment’s own bucket', () => {
  expect(command[0]).toBe('s3://weights/small/0123abcd/');
  expect(argumentOf('--load-format')).toBe('runai_streamer');
});

test('requests name the model as the deployment does', () => {
  expect(argumentOf('--served-model-name')).toBe('small');
});

test('the model is split over every GPU of the instance', () => {
  expect(argumentOf('--tensor-parallel-size')).toBe('4');
});

test('the context length is what the deployment says, not what the weights would allow', () => {
  expect(argumentOf('--max-model-len')).toBe('8192');
});

test('the longest answer is what the deployment says, also where a request sets no limit', () => {
  expect(JSON.parse(argumentOf('--override-generation-config') ?? '')).toEqual({ max_new_tokens: 2048 });
});

test('weights pass through a quarter of the memory, so that loading never exhausts the instance', () => {
  expect(JSON.parse(argumentOf('--model-loader-extra-config') ?? '').memory_limit).toBe(48 * 1024 ** 3);
});

test('I7: what a model thinks before it answers is taken out of its answer', () => {
  expect(argumentOf('--reasoning-parser')).toBe('qwen3');
});

test('what a model writes is read as tool calls', () => {
  expect(command).toContain('--enable-auto-tool-choice');
  expect(argumentOf('--tool-call-parser')).toBe('hermes');
});

test.each(['--reasoning-parser', '--enable-auto-tool-choice', '--tool-call-parser'])(
  'for a model without parsers, vLLM starts without %s',
  (flag) => {
    expect(vllmCommand({ ...START, parsers: {} })).not.toContain(flag);
  },
);

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

test('G2: weights cannot bring code with them', () => {
  expect(command).not.toContain('--trust-remote-code');
});

test('nothing is fetched from or reported to the internet', () => {
  expect(vllmEntryPoint('eu-central-1')).toEqual(
    expect.arrayContaining([
      'HF_HUB_OFFLINE=1',
      'TRANSFORMERS_OFFLINE=1',
      'VLLM_NO_USAGE_STATS=1',
      'DO_NOT_TRACK=1',
    ]),
  );
});

test('S3 is spoken to in the region of the deployment', () => {
  expect(vllmEntryPoint('eu-central-1')).toContain('AWS_REGION=eu-central-1');
});

test('what the container runs after its settings is vLLM', () => {
  expect(vllmEntryPoint('eu-central-1').slice(-2)).toEqual(['vllm', 'serve']);
});

test('the health check asks over TLS, on the port vLLM listens on', () => {
  expect(vllmHealthCheck().at(-1)).toContain(`https://127.0.0.1:${argumentOf('--port')}/health`);
});
