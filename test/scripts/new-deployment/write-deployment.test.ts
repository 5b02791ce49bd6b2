import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weakenings } from '../../../lib/compliance/weakenings';
import { REGION_NAMES, regionFacts } from '../../../lib/config/facts/regions';
import { readDeployment } from '../../../lib/config/read-deployment';
import { regionWarnings } from '../../../lib/config/region-warnings';
import { planFor } from '../../../scripts/new-deployment/region-plan';
import { writeDeployment } from '../../../scripts/new-deployment/write-deployment';

const folder = mkdtempSync(join(tmpdir(), 'deployments-'));
afterAll(() => rmSync(folder, { recursive: true }));

function deploymentIn(file: string) {
  return readDeployment(require(file).default, file);
}

/** The regions with a known host for a model; the others have none to begin with. */
const STARTED = REGION_NAMES.filter((region) => 'facts' in planFor(regionFacts(region)));

test.each(['us-west-1', 'ca-west-1', 'ap-southeast-1'])(
  '%s has no known host to begin with, and the reason is printed',
  (region) => {
    expect(STARTED).not.toContain(region);
    const { file, sentences } = writeDeployment({ region, folder });
    expect(file).toBeUndefined();
    expect(sentences.join('\n')).toContain(`no Bedrock model is known to answer inside ${region}`);
  },
);

test('every other region has a known host to begin with', () => {
  expect(STARTED).toHaveLength(REGION_NAMES.length - 3);
});

test('in Zurich, where CloudFormation is not known to have SageMaker endpoints, the GPUs are on vllm alone', () => {
  const { file, sentences } = writeDeployment({ region: 'eu-central-2', name: 'zurich', folder });
  expect(deploymentIn(file ?? '').models.map(({ host }) => host)).toEqual(['vllm']);
  expect(sentences.join('\n')).toContain('SageMaker endpoints in eu-central-2');
});

test.each(STARTED)('a new deployment for %s is valid as it is written', (region) => {
  const { file } = writeDeployment({ region, folder });
  expect(deploymentIn(file ?? '')).toMatchObject({ name: region, region });
});

test.each(STARTED)(
  'a new deployment for %s keeps records and logs for a year, and not irrevocably',
  (region) => {
    const { file } = writeDeployment({ region, name: `y-${region}`, folder });
    const { audit, logRetentionDays } = require(file ?? '').default;
    expect({ audit, logRetentionDays }).toEqual({
      audit: { objectLock: { mode: 'governance', days: 365 } },
      logRetentionDays: 365,
    });
  },
);

test.each(STARTED)('a new deployment for %s names who publishes what it trusts', (region) => {
  const { file } = writeDeployment({ region, name: `p-${region}`, folder });
  const paths = weakenings(deploymentIn(file ?? '')).map(({ path }) => path);
  expect(paths.filter((path) => /publishers|days|Days/.test(path))).toEqual([]);
});

test('where a region supports all three hosts, the new deployment has all three', () => {
  const { file } = writeDeployment({ region: 'ap-northeast-1', name: 'tokyo', folder });
  expect(deploymentIn(file ?? '').models.map(({ host }) => host)).toEqual(['vllm', 'sagemaker', 'bedrock']);
});

test('where no Bedrock model is known to answer inside the region, it is left out and said', () => {
  const { file, sentences } = writeDeployment({ region: 'eu-west-3', name: 'paris', folder });
  expect(deploymentIn(file ?? '').models.map(({ host }) => host)).toEqual(['vllm', 'sagemaker']);
  expect(sentences.join('\n')).toContain('no Bedrock model is known to answer inside eu-west-3');
});

test.each(STARTED)('a new deployment for %s causes no warning about its zones and instances', (region) => {
  const { file } = writeDeployment({ region, name: `z-${region}`.slice(0, 24), folder });
  const warned = regionWarnings(deploymentIn(file ?? '')).map(({ path }) => path);
  expect(warned.filter((path) => path !== 'region')).toEqual([]);
});

test.each(['us-gov-west-1', 'us-gov-east-1'])('the command says what is not confirmed in %s', (region) => {
  const { sentences } = writeDeployment({ region, name: `g-${region}`, folder });
  expect(sentences.join('\n')).toContain(
    `not confirmed in ${region}: API Gateway and Lambda stream responses`,
  );
});

test('an unknown region gets no file, and the likely one is named', () => {
  const before = readdirSync(folder);
  const { file, sentences } = writeDeployment({ region: 'eu-wst-1', folder });
  expect(file).toBeUndefined();
  expect(sentences.join('\n')).toContain('did you mean "eu-west-1", in EU?');
  expect(readdirSync(folder)).toEqual(before);
});

test('a region in capitals is a region that does not exist, not a name that may not be', () => {
  const { sentences } = writeDeployment({ region: 'EU-WEST-1', folder });
  expect(sentences).toEqual([expect.stringContaining('did you mean "eu-west-1", in EU?')]);
});

test('an existing file is never overwritten', () => {
  const existing = join(folder, 'mine.ts');
  writeFileSync(existing, 'mine');
  const { file, sentences } = writeDeployment({ region: 'eu-west-1', name: 'mine', folder });
  expect(file).toBeUndefined();
  expect(sentences.join('\n')).toContain('exists');
  expect(readFileSync(existing, 'utf8')).toBe('mine');
});

test.each(['../elsewhere', 'Has Capitals', 'x'.repeat(25)])('the name %s is refused', (name) => {
  expect(writeDeployment({ region: 'eu-west-1', name, folder }).file).toBeUndefined();
});

test('new deployments of one folder share no addresses', () => {
  const shared = mkdtempSync(join(tmpdir(), 'deployments-'));
  const names = ['one', 'two', 'three'];
  for (const name of names) writeDeployment({ region: 'eu-west-1', name, folder: shared });
  const cidrs = names.map((name) => deploymentIn(join(shared, `${name}.ts`)).network.cidr);
  rmSync(shared, { recursive: true });
  expect(cidrs).toEqual(['10.60.0.0/20', '10.60.16.0/20', '10.60.32.0/20']);
});

test('a word of the records is no name of a new deployment', () => {
  const { file, sentences } = writeDeployment({ region: 'eu-west-1', name: 'unknown', folder });
  expect(file).toBeUndefined();
  expect(sentences).toEqual([expect.stringContaining('another meaning')]);
});
