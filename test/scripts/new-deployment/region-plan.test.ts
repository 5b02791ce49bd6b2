import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGION_NAMES, type RegionFacts, regionFacts } from '../../../lib/config/facts/regions';
import { loadDeployment } from '../../../lib/config/load-deployment';
import { deploymentSource } from '../../../scripts/new-deployment/deployment-source';
import { planFor, type RegionPlan } from '../../../scripts/new-deployment/region-plan';

const folder = mkdtempSync(join(tmpdir(), 'deployments-'));
afterAll(() => rmSync(folder, { recursive: true }));

const IRELAND = regionFacts('eu-west-1');

function planOf(facts: RegionFacts): RegionPlan {
  const plan = planFor(facts);
  if (!('facts' in plan)) throw new Error(plan.lacks.join('\n'));
  return plan;
}

test('without known GPUs a new deployment is hosted-only, says so, and is valid', () => {
  const plan = planOf({ ...IRELAND, gpuFamilies: ['p4d'] });
  expect(plan.lacks).toEqual([expect.stringContaining('known: p4d')]);
  const file = join(folder, 'hosted.ts');
  writeFileSync(file, deploymentSource(plan, 'hosted', '10.60.0.0/20'));
  const { models, unserved } = loadDeployment(file, file);
  expect(models.map(({ host }) => host)).toEqual(['bedrock']);
  expect(unserved).toEqual(['restricted']);
});

test.each([
  ['neither GPUs nor Bedrock', { gpuFamilies: [], hasBedrock: false }, 'Bedrock'],
  ['response streaming missing', { hasResponseStreaming: false }, 'stream'],
  ['a single zone', { zones: ['eu-west-1a'] }, 'zones'],
])('a region with %s gets no deployment, and the reason is printed', (_what, changes, word) => {
  const plan = planFor({ ...IRELAND, ...changes });
  expect(plan).not.toHaveProperty('facts');
  expect(plan.lacks.join('\n')).toContain(word);
});

test('the GPUs of a new deployment are the cheapest that are offered', () => {
  expect(planOf(regionFacts('eu-central-1')).instance?.ec2Type).toBe('g6.xlarge');
  expect(planOf(IRELAND).instance?.ec2Type).toBe('g5.xlarge');
});

test.each([
  ['ap-northeast-1', 'g6.xlarge', ['ap-northeast-1a', 'ap-northeast-1c']],
  ['ap-northeast-2', 'g6.xlarge', ['ap-northeast-2a', 'ap-northeast-2c']],
  ['eu-west-3', 'g6.xlarge', ['eu-west-3b', 'eu-west-3c']],
])('a new deployment in %s takes zones that new accounts have and that offer %s', (region, type, zones) => {
  const plan = planOf(regionFacts(region));
  expect(plan.instance?.ec2Type).toBe(type);
  expect(plan.zones).toEqual(zones);
});

test('in Singapore no instance is known that holds the model, g5 among them', () => {
  expect(planFor(regionFacts('ap-southeast-1')).lacks[0]).toContain(
    'no g6 or g5 or g6e instances are known in ap-southeast-1 (known: g4dn',
  );
});

test('a zone in which Lambda is not known to run functions is left out', () => {
  const facts = { ...regionFacts('us-east-1'), zones: ['us-east-1e', 'us-east-1a', 'us-east-1b'] };
  expect(planOf(facts).zones).toEqual(['us-east-1a', 'us-east-1b']);
});

test('an instance type that two zones do not offer is left out, and the next one is taken', () => {
  const facts = { ...regionFacts('eu-north-1'), zones: ['eu-north-1b', 'eu-north-1c'] };
  expect(planOf(facts).instance?.ec2Type).toBe('g5.xlarge');
});

test('new deployments are formatted as the rest of the repository is', () => {
  const names = ['a', 'a-name-as-long-as-allowe'];
  const plans = REGION_NAMES.map((region) => planFor(regionFacts(region))).filter((plan) => 'facts' in plan);
  const hosted = planOf({ ...IRELAND, gpuFamilies: [] });
  const sources = [...plans, hosted].flatMap((plan) =>
    names.map((name) => deploymentSource(plan, name, '10.60.0.0/20')),
  );
  sources.forEach((source, index) => {
    writeFileSync(join(folder, `format-${index}.ts`), source);
  });
  const root = join(__dirname, '../../..');
  const args = ['format', `--config-path=${root}`, '--vcs-enabled=false', folder];
  expect(() => execFileSync(join(root, 'node_modules/.bin/biome'), args, { stdio: 'pipe' })).not.toThrow();
});
