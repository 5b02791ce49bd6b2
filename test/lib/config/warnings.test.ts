import { generateKeyPairSync } from 'node:crypto';
import { PUBLIC_SITES } from '../../../lib/config/facts/taken-domains';
import { advisoriesOn, vllmIn } from '../../../lib/config/facts/vllm-advisories';
import advisoriesFile from '../../../lib/config/facts/vllm-advisories.json';
import { readDeployment } from '../../../lib/config/read-deployment';
import { warningsInWords, warningsOf } from '../../../lib/config/warnings';
import { PRIVATE_CA } from '../../fixtures/tls/private-ca';
import { certificateOf } from '../../fixtures/tls/self-signed';
import { type Changes, changed } from './changed';

const [DIGEST, MANIFEST] = [`sha256:${'a'.repeat(64)}`, 'b'.repeat(64)];
const CURRENT = {
  'models[0].image.digest': DIGEST,
  'models[0].weights.manifest': MANIFEST,
  'models[1].image.digest': DIGEST,
  'models[1].weights.manifest': MANIFEST,
  'models[0].image.source': 'vllm/vllm-openai:v0.32.0',
  'models[1].image.source': 'registry.example.com/vllm-sagemaker:v0.32.0',
  'models[0].copies': { desired: 1, max: 1 },
};
const TODAY = new Date('2026-11-26T12:00:00Z');
const warningsAfter = (changes: Changes, now = TODAY) =>
  warningsOf(readDeployment(changed({ ...CURRENT, ...changes }), 'test'), now);
const pathsAfter = (changes: Changes) => warningsAfter(changes).map(({ path }) => path);

test('catalogued weights in an image with every fix cause no warning', () => {
  expect(warningsAfter({})).toEqual([]);
  expect(warningsInWords('sandbox', [])).toBe('');
});

test.each([
  [
    'image',
    ['models[0].image.digest'],
    'image vllm/vllm-openai:v0.32.0, not pinned',
    /^[^;]*pins it: no copy can start[^;]*$/,
  ],
  [
    'weights',
    ['models[0].weights.manifest'],
    'weights Qwen/Qwen3-8B, not pinned',
    /^[^;]*pins it: what the[^;]*$/,
  ],
  [
    'image and weights',
    ['models[0].image.digest', 'models[0].weights.manifest'],
    'image vllm/vllm-openai:v0.32.0 and weights Qwen/Qwen3-8B, not pinned',
    /pins them: no copy can start.*; what the bucket has/,
  ],
])('a model whose %s neither file nor lock pins causes a warning that names it', (_, paths, got, why) => {
  const changes = Object.fromEntries(paths.map((path) => [path, undefined]));
  expect(warningsAfter(changes)).toEqual([
    expect.objectContaining({ path: 'models[0]', got, why: expect.stringMatching(why) }),
  ]);
});

test('weights that the catalogue does not have cause two warnings: for the weights and for their reasoning', () => {
  const warnings = warningsAfter({ 'models[0].weights.source': 'our-bank/our-model' });
  expect(warnings.map(({ path }) => path)).toEqual([
    'models[0].weights.source',
    'models[0].parsers.reasoning',
  ]);
  expect(warningsInWords('sandbox', warnings)).toContain('our-bank/our-model');
});

test('a confirmation and the name of a parser end these warnings', () => {
  const read = {
    'models[0].weights.source': 'our-bank/our-model',
    'models[0].weights.chatConfirmedOn': '2026-11-26',
  };
  expect(pathsAfter(read)).toEqual(['models[0].parsers.reasoning']);
  expect(pathsAfter({ ...read, 'models[0].parsers': { reasoning: 'none' } })).toEqual([]);
});

test.each([
  ['reasoning', 'deepseek_r1', 'qwen3'],
  ['tools', 'llama3_json', 'hermes'],
])('a %s parser of %s is warned about where the catalogue has %s for the weights', (kind, named, known) => {
  expect(warningsAfter({ 'models[0].parsers': { [kind]: named } })).toEqual([
    expect.objectContaining({
      path: `models[0].parsers.${kind}`,
      got: named,
      why: expect.stringContaining(`the catalogue has ${known} for Qwen/Qwen3-8B`),
    }),
  ]);
});

test('a tool parser is warned about where the catalogue has none for the weights', () => {
  const changes = {
    'models[0].weights.source': 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B',
    'models[0].parsers': { tools: 'llama3_json' },
  };
  expect(warningsAfter(changes)).toEqual([
    expect.objectContaining({
      path: 'models[0].parsers.tools',
      why: expect.stringContaining('no such parser'),
    }),
  ]);
});

test.each([
  ['the parsers of the catalogue', { reasoning: 'qwen3', tools: 'hermes' }],
  ['no parser', { reasoning: 'none', tools: 'none' }],
])('who names %s is not warned', (_what, parsers) => {
  expect(warningsAfter({ 'models[0].parsers': parsers })).toEqual([]);
});

test.each([
  ['vllm/vllm-openai:v0.29.0-cu129', ['CVE-2026-105757', 'CVE-2026-105760', 'CVE-2026-115911']],
  ['vllm/vllm-openai:v0.30.0', ['CVE-2026-115911', 'PYSEC-2026-4349']],
  [
    '763104351884.dkr.ecr.us-east-1.amazonaws.com/vllm:server-sagemaker-cuda-v2.3',
    ['CVE-2026-105757', 'PYSEC-2026-4349'],
  ],
])('the image %s causes a warning with the advisories that affect it', (source, ids) => {
  const [warning] = warningsAfter({ 'models[0].image.source': source });
  expect(warning?.path).toBe('models[0].image.source');
  for (const id of ids) expect(warning?.why).toContain(id);
});

test('an advisory that the image has the fix for is not in the warning', () => {
  const [warning] = warningsAfter({ 'models[0].image.source': 'vllm/vllm-openai:v0.30.0' });
  expect(warning?.why).not.toContain('CVE-2026-105757');
});

test('an image whose name does not contain its vLLM version causes a warning until the file states it', () => {
  const source = { 'models[0].image.source': 'registry.example.com/serving:2026-11' };
  expect(pathsAfter(source)).toEqual(['models[0].image.source']);
  expect(pathsAfter({ ...source, 'models[0].image.vllm': '0.32.0' })).toEqual([]);
  expect(warningsAfter({ ...source, 'models[0].image.vllm': '0.29.0' })[0]?.why).toContain('CVE-2026-105757');
});

test.each([
  ['vllm/vllm-openai:v0.32.0', '0.32.0'],
  ['registry.example.com:5000/mirror/vllm-openai:v0.29.0-cu129@sha256:00', '0.29.0'],
  ['763104351884.dkr.ecr.eu-central-1.amazonaws.com/vllm:0.27.1-gpu-py312', '0.27.1'],
  ['public.ecr.aws/deep-learning-containers/huggingface-vllm:0.25.1-transformers5.10.2', '0.25.1'],
  ['763104351884.dkr.ecr.us-east-1.amazonaws.com/vllm:server-sagemaker-cuda-v2.5', '0.30.0'],
  ['vllm/vllm-openai:latest', undefined],
  ['vllm/vllm-openai:v0.32.0rc1', undefined],
  ['vllm/vllm-openai', undefined],
  ['registry.example.com:5000/vllm-openai', undefined],
  ['djl-inference:0.36.0-lmi28.0.0-cu130', undefined],
])('the image %s contains vLLM %s', (source, version) => {
  expect(vllmIn(source)).toBe(version);
});

test.each(advisoriesFile.advisories.map((advisory) => [advisory.id, advisory] as const))(
  '%s affects the versions before its fix, and none from its fix on',
  (id, { fixedIn }) => {
    const [major, minor] = fixedIn.split('.').map(Number) as [number, number];
    const idsOn = (version: string) => advisoriesOn(version).map((advisory) => advisory.id);
    expect(idsOn(`${major}.${minor - 1}.9`)).toContain(id);
    expect(idsOn('0.9.2')).toContain(id);
    expect(idsOn(fixedIn)).not.toContain(id);
    expect(idsOn(`${major}.${minor}.1`)).not.toContain(id);
    expect(idsOn(`${major + 1}.0.0`)).not.toContain(id);
  },
);

test.each(advisoriesFile.advisories)('advisory $id has a source', ({ source }) => {
  expect(source).toMatch(/2026-\d\d-\d\d/);
});

test('a warning has a path, a reason and a next step', () => {
  const words = warningsInWords(
    'sandbox',
    warningsAfter({ 'models[0].image.source': 'vllm/vllm-openai:v0.29.0' }),
  );
  expect(words).toMatch(/^Deployment sandbox: 1 warning\n\n {2}models\[0\]\.image\.source\n {4}got {3}vllm/);
  expect(words).toContain('    next  stage an image');
});

describe('the CA bundle of a model', () => {
  const bundled = { 'models[0].certificate.caBundle': PRIVATE_CA };

  test('causes no warning while its certificates are valid', () => {
    expect(warningsAfter(bundled)).toEqual([]);
  });

  test('causes a warning from the moment one of them is no longer valid', () => {
    const last = new Date('2126-11-02T00:37:42Z');
    expect(warningsAfter(bundled, new Date(last.getTime() - 1))).toEqual([]);
    expect(warningsAfter(bundled, last)).toEqual([
      expect.objectContaining({
        path: 'models[0].certificate.caBundle',
        got: 'O=Example Bank, CN=Example Private CA',
        why: expect.stringContaining('2126'),
      }),
    ]);
  });

  test('causes a warning until the moment from which one of them is valid', () => {
    const root = {
      name: 'root',
      keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      isAuthority: true,
    };
    const first = Date.UTC(2040, 0, 1);
    const later = { 'models[0].certificate.caBundle': certificateOf(root, root, first + 3_600_000) };
    expect(warningsAfter(later, new Date(first))).toEqual([]);
    expect(warningsAfter(later, new Date(first - 1))).toEqual([
      expect.objectContaining({ got: 'CN=root', why: expect.stringContaining('not valid before Jan  1') }),
    ]);
  });
});

test.each(PUBLIC_SITES)('a model at %s causes a warning: it belongs to %s', (domain, owner) => {
  const hostName = `llm.${domain}`;
  expect(warningsAfter({ 'models[0].certificate.hostName': hostName })).toEqual([
    expect.objectContaining({ got: hostName, why: expect.stringContaining(`belongs to ${owner}`) }),
  ]);
});

test.each(['llm.notopenai.com', 'openai.com.example'])('a model at %s causes none', (hostName) => {
  expect(warningsAfter({ 'models[0].certificate.hostName': hostName })).toEqual([]);
});

test.each([
  [{ desired: 0, max: 1 }, 'no copy runs, and no request starts one: no policy scales copies'],
  [{ desired: 1, max: 2 }, '1 copy runs at any load: no policy scales copies'],
  [{ desired: 2, max: 8 }, '2 copies run at any load: no policy scales copies'],
])('copies %p cause a warning that max is no target of a policy', (copies, why) => {
  expect(warningsAfter({ 'models[0].copies': copies })).toEqual([
    {
      path: 'models[0].copies.max',
      got: `${copies.max}, where desired is ${copies.desired}`,
      why: expect.stringContaining(why),
      next: expect.any(String),
    },
  ]);
});

test.each([1, 3])('%i copies and no room for more cause no warning', (count) => {
  expect(warningsAfter({ 'models[0].copies': { desired: count, max: count } })).toEqual([]);
});
