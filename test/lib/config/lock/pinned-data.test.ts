import { DeploymentError } from '../../../../lib/config/deployment-error';
import { isSelfHosted } from '../../../../lib/config/model';
import { readDeployment } from '../../../../lib/config/read-deployment';
import sandbox from '../../../fixtures/deployments/sandbox';
import { type Changes, changed } from '../changed';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const MANIFEST = 'b'.repeat(64);
const FOUND = { on: '2026-11-26', by: 'arn:aws:iam::111122223333:role/model-publisher' };
const LOCK = {
  schema: 1,
  deployment: 'sandbox',
  images: {
    'qwen3-8b': { source: 'vllm/vllm-openai:v0.32.0', digest: DIGEST, platform: 'linux/amd64', ...FOUND },
  },
  weights: {
    'qwen3-8b': {
      source: 'Qwen/Qwen3-8B',
      revision: 'b968826d9c46dd6066d109eabc6255188de91218',
      manifest: MANIFEST,
      files: 12,
      bytes: 16_400_000_000,
      ...FOUND,
    },
  },
  machineImages: { 'qwen3-8b': { id: 'ami-0123456789abcdef0', ...FOUND } },
  versions: { node: '20.20.2' },
};

const readWith = (lock: string, changes: Changes = {}) =>
  readDeployment(changed(changes), 'deployments/sandbox.ts', 'sandbox', [], {
    name: 'sandbox.lock.json',
    text: lock,
    deployment: 'deployments/sandbox.ts',
  });

const read = (lockChanges: Changes, changes: Changes = {}) =>
  readWith(JSON.stringify(changed(lockChanges, LOCK)), changes);

function problems(reading: () => unknown) {
  try {
    reading();
    return [];
  } catch (error) {
    if (error instanceof DeploymentError) return error.problems;
    throw error;
  }
}

const modelOf = (deployment: ReturnType<typeof read>) => deployment.models.filter(isSelfHosted)[0];

test('a deployment file has what its lock pins, as if it said it', () => {
  expect(modelOf(read({}))).toMatchObject({
    image: { source: 'vllm/vllm-openai:v0.32.0', digest: DIGEST },
    weights: { source: 'Qwen/Qwen3-8B', manifest: MANIFEST },
    amiId: 'ami-0123456789abcdef0',
  });
});

test('a model that the lock does not have stays as the file says it', () => {
  expect(read({}).models[1]).toEqual(readDeployment(sandbox, 'test').models[1]);
});

test('a digest in the file alone counts', () => {
  const deployment = read({ images: {} }, { 'models[0].image.digest': DIGEST });
  expect(modelOf(deployment)?.image.digest).toBe(DIGEST);
});

test('a file and a lock may say the same', () => {
  expect(problems(() => read({}, { 'models[0].image.digest': DIGEST }))).toEqual([]);
});

test.each([
  [
    'models[0].image.digest',
    `sha256:${'c'.repeat(64)}`,
    `${DIGEST}, which sandbox.lock.json: images.qwen3-8b`,
  ],
  ['models[0].weights.manifest', 'c'.repeat(64), `${MANIFEST}, which sandbox.lock.json: weights.qwen3-8b`],
  [
    'models[0].amiId',
    'ami-00000000000000001',
    'ami-0123456789abcdef0, which sandbox.lock.json: machineImages',
  ],
])('where file and lock differ in %s, the error has both', (path, got, allowed) => {
  expect(problems(() => read({}, { [path]: got }))).toEqual([
    expect.objectContaining({ path, got, allowed: expect.stringContaining(allowed) }),
  ]);
});

test.each([
  ['image', 'models[0].image.source', 'vllm/vllm-openai:v0.33.0', 'images.qwen3-8b.source'],
  ['weights', 'models[0].weights.revision', 'c'.repeat(40), 'weights.qwen3-8b.revision'],
  ['weights', 'models[0].weights.source', 'Qwen/Qwen3-4B', 'weights.qwen3-8b.source'],
])(
  'a pin that was found for other %s is refused, with the command that renews it',
  (part, path, got, place) => {
    const [problem, ...others] = problems(() => read({}, { [path]: got }));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      path: `sandbox.lock.json: ${place}`,
      allowed: expect.stringContaining(got),
      fix: `pin what the file names now: npm run stage-${part} -- deployments/sandbox.ts qwen3-8b --renew; or restore the file`,
    });
  },
);

test('a lock that was copied from another deployment is refused', () => {
  expect(problems(() => read({ deployment: 'production' }))).toMatchObject([
    { path: 'sandbox.lock.json: deployment', got: 'production' },
  ]);
});

test.each([
  ['images', 'gone', LOCK.images['qwen3-8b']],
  ['weights', 'gone', LOCK.weights['qwen3-8b']],
  ['machineImages', 'gone', LOCK.machineImages['qwen3-8b']],
  // Bedrock has the image and the weights of this one.
  ['images', 'gpt-oss-120b', LOCK.images['qwen3-8b']],
  // SageMaker chooses its machine images.
  ['machineImages', 'qwen2-5-7b', LOCK.machineImages['qwen3-8b']],
])('%s of %s, which has none in the file, are refused', (section, model, pin) => {
  expect(problems(() => read({ [`${section}.${model}`]: pin }))).toMatchObject([
    { path: `sandbox.lock.json: ${section}.${model}`, fix: expect.stringMatching(/^remove the entry/) },
  ]);
});

test('a model with the name of a method, which is refused, has no pin besides', () => {
  const changes = { 'models[0].name': 'constructor', 'callers[0].models': 'all', 'callers[1].models': 'all' };
  const empty = { images: {}, weights: {}, machineImages: {} };
  expect(problems(() => read(empty, changes)).map(({ path }) => path)).toEqual(['models[0].name']);
});

test('all problems of file and lock are said at once', () => {
  const found = problems(() =>
    read({ deployment: 'other', 'images.qwen3-8b.source': 'other:v1' }, { region: 'us-est-1' }),
  );
  expect(found.map(({ path }) => path)).toEqual([
    'region',
    'sandbox.lock.json: deployment',
    'sandbox.lock.json: images.qwen3-8b.source',
  ]);
});

test.each([
  ['that is no JSON', '<<<<<<< HEAD', /restore the committed file/],
  ['that is a list', '[]', /restore the committed file/],
  ['of a newer form', JSON.stringify({ ...LOCK, schema: 2 }), /sandbox.lock.json: schema\n/],
  ['with a further key', JSON.stringify({ ...LOCK, signed: true }), /sandbox.lock.json: signed\n/],
  [
    'with zeros for a digest',
    JSON.stringify(LOCK).replace(/a{64}/, '0'.repeat(64)),
    /images.qwen3-8b.digest\n/,
  ],
  [
    'with zeros for a machine image',
    JSON.stringify(LOCK).replace(/0123456789abcdef0/, '0'.repeat(17)),
    /\.id\n/,
  ],
])('a lock %s is refused, with its place and what to do', (_, text, says) => {
  expect(() => readWith(text)).toThrow(DeploymentError);
  expect(() => readWith(text)).toThrow(says);
});

test('the zeros that files of earlier releases have are refused, with what to remove', () => {
  expect(
    problems(() => readDeployment(changed({ 'models[0].image.digest': `sha256:${'0'.repeat(64)}` }), 'x')),
  ).toMatchObject([{ path: 'models[0].image.digest', fix: expect.stringMatching(/^remove the line/) }]);
});
