import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { MANIFEST_FILE, stagedPrefix } from '../../../../lib/weights/manifest';
import { journalFile } from '../../../../scripts/deploy/journal';
import { verifyStaged } from '../../../../scripts/weights/verify-staged';
import { motoAccount } from '../../account/moto-account';
import { USER } from '../../images/support/debian-registry';
import { pulled } from '../../images/support/push';
import { type EmptyAccount, emptyAccount, REGION, withAccount } from './empty-account';
import { gpuDeployment, type Interruption, MODEL, Person } from './person';
import { BUCKET, REPOSITORY } from './simulated-cdk';
import { type AwsError, EXPIRED } from './stand-in-aws';

// A GPU deployment from an empty account to copies that are up, by the steps and effects of npm run deploy. S3 and
// CloudFormation are moto_server, the registries are Debian's docker-registry, the Hub is a stand-in.

jest.setTimeout(120_000);

const moto = motoAccount(REGION);
let at: EmptyAccount;
let first: Person;
const people: Person[] = [];

async function begin(): Promise<void> {
  at = await emptyAccount(moto());
  first = new Person(at);
  people.push(first);
}
function colleague(): Person {
  const other = first.colleague();
  people.push(other);
  return other;
}
afterEach(async () => {
  for (const person of people.splice(0)) person.leaves();
  await at.close();
});

const STACKS = ['foundation', 'inference', 'gateway', 'operations'].map((part) => `sandbox-${part}`);
const WEIGHTS = 'model-00001-of-00002.safetensors';

/** How many versions each object of the bucket has. */
async function objects(): Promise<ReadonlyMap<string, number>> {
  const asked = at.moto.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
  const { Versions = [] } = await asked.catch(() => ({ Versions: [] }));
  const counted = new Map<string, number>();
  for (const { Key = '' } of Versions) counted.set(Key, (counted.get(Key) ?? 0) + 1);
  return counted;
}

const isWhole = (manifest: string) =>
  verifyStaged({ s3: at.moto.s3, bucket: BUCKET }, stagedPrefix(MODEL, manifest), manifest);

/** No prefix has a manifest and is not whole: what has one may be served. */
async function expectNothingHalf(): Promise<void> {
  for (const key of (await objects()).keys()) {
    const [, manifest = ''] = new RegExp(`/sha256-(.*)/${MANIFEST_FILE}$`).exec(key) ?? [];
    if (manifest !== '') expect(await isWhole(manifest)).toBe(undefined);
  }
}

/** Image and weights are in the account, whole, each object once, as this person's lock file pins them. */
async function expectStaged(person: Person): Promise<void> {
  const { digest = '', manifest = '' } = person.pinned();
  expect(await pulled(at.registry.host, REPOSITORY, digest)).toEqual(at.image.manifest.bytes);
  expect(await isWhole(manifest)).toBe(undefined);
  expect(new Set((await objects()).values())).toEqual(new Set([1]));
}

/** The deploy stops with these words, before a stack that would read what is not there. */
async function expectStop(person: Person, words: RegExp): Promise<void> {
  const stopped = await person.deploy();
  expect(stopped).toMatchObject({ done: false, missing: [{ words: expect.stringMatching(words) }] });
  expect(person.journal().at(-1)).toMatchObject({ what: 'stopped', words: expect.stringMatching(words) });
  await expectNothingHalf();
}

describe('from an empty account', () => {
  withAccount('one run goes to copies that are up, and to a first answer', async () => {
    await begin();
    expect(await first.deploy()).toEqual({ done: true });
    await expectStaged(first);
    expect([...new Set(first.stacks)]).toEqual(STACKS);
    expect(first.printed.join('\n')).toMatch(
      /qwen3-8b: 1 of 1 copies up[\s\S]*First request: answered by qwen3-8b/,
    );
  });

  withAccount('the lock file has what was staged, and the journal each stage with its end', async () => {
    await begin();
    await first.deploy();
    expect(first.pinned()).toEqual({
      digest: at.image.manifest.digest,
      manifest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const ends = first.journal().filter(({ what }) => what !== 'begins');
    expect(ends.map(({ what }) => what)).toEqual(ends.map(() => 'done'));
    expect(ends.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining([
        ...STACKS.map((stack) => `Deploy: ${stack}`),
        'Stage what is missing:',
        'Check: Images and weights',
        'Wait: the copies of qwen3-8b',
        'First request: through the API of sandbox-gateway',
      ]),
    );
  });

  withAccount('a second run stages nothing, and reads no weights', async () => {
    await begin();
    await first.deploy();
    const [had, read] = [await objects(), at.hub.requests.length];
    at.aws.requests.length = 0;
    expect(await first.deploy()).toEqual({ done: true });
    expect(at.aws.requests.filter((name) => /^(PUT|POST|DELETE) \/sandbox-weights/.test(name))).toEqual([]);
    expect([await objects(), at.hub.requests.length]).toEqual([had, read]);
  });
});

describe('--plan', () => {
  /** What a request may be called that changes nothing. */
  const READS = /^(?:Get|Describe|List|Head)[A-Z]|^(?:GET|HEAD) /;

  async function expectPlan(state: string): Promise<void> {
    const before = await objects();
    for (const requests of [at.aws.requests, at.hub.requests]) requests.length = 0;
    const person = colleague();
    expect((await person.plan()).split('\n').slice(2)).toEqual([
      expect.stringMatching(`^ {2}${state} .*image of qwen3-8b`),
      expect.stringMatching(`^ {2}${state} .*weights of qwen3-8b`),
    ]);
    expect(at.aws.requests.length).toBeGreaterThan(0);
    expect(at.aws.requests.filter((name) => !READS.test(name))).toEqual([]);
    expect([at.hub.requests, await objects(), person.stacks]).toEqual([[], before, []]);
    expect([existsSync(journalFile(person.file)), person.pinned()]).toEqual([false, first.pinned()]);
  }

  withAccount('of an empty account says what is missing, and writes nothing', async () => {
    await begin();
    await expectPlan('missing');
  });

  withAccount('after a deploy says what is there, and writes nothing', async () => {
    await begin();
    await first.deploy();
    await expectPlan('there');
  });
});

describe('interrupted, and gone on with by a colleague,', () => {
  const deploys =
    (stack: string): Interruption =>
    (now) =>
      now.stack === stack;
  const progress =
    (words: RegExp): Interruption =>
    (now) =>
      words.test(now.progress ?? '');

  withAccount.each<readonly [string, Interruption]>([
    ['after the foundation', deploys('sandbox-foundation')],
    ['while the image is copied', progress(/qwen3-8b: \d+ %/)],
    ['while the weights are read', progress(/reading/)],
    ['while the weights are uploaded', progress(/uploading/)],
    ['before the manifest of the weights', ({ request = '' }) => /^PUT .*manifest\.json$/.test(request)],
    ['while the model is deployed', deploys('sandbox-inference')],
    ['while copies start', ({ pause }) => pause === true],
    ['while the gateway is deployed', deploys('sandbox-gateway')],
    ['at the last stack', deploys('sandbox-operations')],
  ])('%s, the deploy has everything once', async (_name, interruption) => {
    await begin();
    let interrupted = 0;
    first.interruption = (now) => interruption(now) && interrupted++ === 0;
    const result = await first.deploy().catch((error: Error) => error.name);
    expect(interrupted).toBeGreaterThan(0);
    expect(result).not.toEqual({ done: true });
    await expectNothingHalf();
    const second = colleague();
    expect(await second.deploy()).toEqual({ done: true });
    await expectStaged(second);
  });
});

describe('stops with the next step, and goes on after it:', () => {
  withAccount('a file of the Hub with other bytes', async () => {
    await begin();
    at.hub.fault(WEIGHTS, ...Array.from({ length: 20 }, () => ({ kind: 'other-bytes' }) as const));
    await expectStop(first, /weights .*qwen3-8b.* not staged/);
    expect(first.stacks).not.toContain('sandbox-inference');
    at.hub.fault(WEIGHTS);
    expect(await first.deploy()).toEqual({ done: true });
    await expectStaged(first);
  });

  withAccount('a layer that does not have the bytes of its digest', async () => {
    await begin();
    const [, layer] = at.image.blobs;
    const [, hex = ''] = layer?.digest.split(':') ?? [];
    const stored = join(
      at.images.folder,
      'data/docker/registry/v2/blobs/sha256',
      hex.slice(0, 2),
      hex,
      'data',
    );
    const right = readFileSync(stored);
    writeFileSync(stored, Buffer.alloc(right.length, 7));
    await expectStop(first, /image .*qwen3-8b.* not staged/);
    expect(first.pinned().digest).toBe(undefined);
    writeFileSync(stored, right);
    expect(await first.deploy()).toEqual({ done: true });
    await expectStaged(first);
  });

  withAccount('a digest in the file that is of no image', async () => {
    await begin();
    first.writes(gpuDeployment(at.images.host, { digest: `sha256:${'b'.repeat(64)}` }));
    await expectStop(first, /image .*qwen3-8b.* not staged/);
    const second = colleague();
    second.writes(gpuDeployment(at.images.host, { digest: at.image.manifest.digest }));
    expect(await second.deploy()).toEqual({ done: true });
  });

  withAccount('a login of the registry that was revoked', async () => {
    await begin();
    first.logsIn({ ...USER, password: 'revoked' });
    await expectStop(first, /not staged[\s\S]*log ?in/i);
    first.logsIn(USER);
    expect(await first.deploy()).toEqual({ done: true });
    await expectStaged(first);
  });

  withAccount('a token of the Hub that was revoked', async () => {
    await begin();
    at.hub.access = { token: 'another' };
    await expectStop(first, /not staged[\s\S]*HF_TOKEN/);
    at.hub.access = {};
    expect(await first.deploy()).toEqual({ done: true });
    await expectStaged(first);
  });

  withAccount('a copy that refuses the weights in the bucket', async () => {
    await begin();
    at.copies.stops = 'weights: config.json has another checksum than the manifest';
    await expectStop(first, /0 of 1 copies up, and its service has given up/);
    expect(first.printed.join('\n')).toMatch(/weights: config\.json[\s\S]*Next: npm run stage-weights/);
    at.copies.stops = undefined;
    expect(await first.deploy()).toEqual({ done: true });
  });

  const expired = (code: string): AwsError => ({ ...EXPIRED, code });
  withAccount.each([
    ['while the weights are uploaded', 'sandbox-foundation', 'PUT /sandbox-weights', expired('ExpiredToken')],
    ['while copies start', 'sandbox-inference', 'DescribeServices', expired('ExpiredTokenException')],
    ['between two stacks', 'sandbox-gateway', 'GetTemplate', expired('ExpiredToken')],
  ])('credentials that end %s', async (_name, after, request, error) => {
    await begin();
    at.aws.fault = (name) => (name.startsWith(request) && first.stacks.includes(after) ? error : undefined);
    await expectStop(first, /Log in again/);
    at.aws.fault = undefined;
    const second = colleague();
    expect(await second.deploy()).toEqual({ done: true });
    await expectStaged(second);
  });
});

withAccount('a journal and a log of digests that cannot be written stop no deploy', async () => {
  await begin();
  const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const file of [journalFile(first.file), first.digests]) mkdirSync(file);
  expect(await first.deploy()).toEqual({ done: true });
  expect(warned.mock.calls.flat().join('\n')).toMatch(/The journal is not written \(EISDIR/);
  warned.mockRestore();
  expect(existsSync(first.lockFile)).toBe(true);
});
