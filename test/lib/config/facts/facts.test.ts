import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BEDROCK_MODEL_IDS,
  bedrockConverse,
  bedrockModel,
  type DestinationFacts,
  profileDestinations,
} from '../../../../lib/config/facts/bedrock';
import bedrockFile from '../../../../lib/config/facts/bedrock-models.json';
import instancesFile from '../../../../lib/config/facts/gpu-instances.json';
import {
  EC2_GPU_TYPES,
  ec2Instance,
  SAGEMAKER_GPU_TYPES,
  sagemakerInstance,
} from '../../../../lib/config/facts/instances';
import { modelFacts } from '../../../../lib/config/facts/models';
import modelsFile from '../../../../lib/config/facts/models.json';
import { REGION_NAMES, regionFacts } from '../../../../lib/config/facts/regions';
import regionsFile from '../../../../lib/config/facts/regions.json';

const FACTS = join(__dirname, '../../../../lib/config/facts');

test.each([
  ['regions', regionsFile],
  ['gpu-instances', instancesFile],
  ['models', modelsFile],
  ['bedrock-models', bedrockFile],
])('%s.json says when its facts were collected', (_name, file) => {
  expect(file.date).toMatch(/^2026-\d\d-\d\d$/);
});

const FILES = readdirSync(FACTS).filter((name) => name.endsWith('.json'));

test.each(FILES)('%s is as new as the newest source that it names', (name) => {
  const text = readFileSync(join(FACTS, name), 'utf8');
  const newest = [...text.matchAll(/20\d\d-\d\d-\d\d/g)]
    .map(([day]) => day)
    .sort()
    .at(-1);
  expect(JSON.parse(text).date).toBe(newest);
});

test('I2: Opus 5.5 has the Japanese profile that the source of the jp destinations lists', () => {
  expect(bedrockModel('anthropic.claude-opus-5-5').profiles).toContain('jp');
});

test.each([
  ['us-gov', 'no source lists its destinations'],
  ['ca', 'No source lists the destinations of ca for another model'],
])('the source of the %s destinations says what it does not cover', (_scope, words) => {
  expect(bedrockFile.sources.profileDestinations).toContain(words);
});

test('each kind of fact about regions, instances and Bedrock has a source', () => {
  for (const { sources } of [regionsFile, instancesFile, bedrockFile]) {
    expect(Object.values(sources)).not.toContain('');
  }
});

test('each model has evidence for its size and shape', () => {
  expect(modelsFile.models.map(({ evidence }) => evidence)).not.toContain('');
});

test.each(bedrockFile.converse.map((entry) => [JSON.stringify(entry.has), entry] as const))(
  'what is known of Converse (%s) has a source, a date, and models that are known',
  (_has, { models, source, date }) => {
    expect(models.filter((id) => !BEDROCK_MODEL_IDS.includes(id))).toEqual([]);
    expect([source, date]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/^2026-\d\d-\d\d$/)]);
  },
);

test('no model has two answers to one question about Converse', () => {
  const answers = bedrockFile.converse.flatMap(({ has, models }) =>
    models.flatMap((id) => Object.keys(has).map((question) => `${id} ${question}`)),
  );
  expect(answers.filter((answer, index) => answers.indexOf(answer) !== index)).toEqual([]);
});

test.each([
  ['anthropic.claude-haiku-4-5-20251001-v1:0', { claude: true, forcesTools: 'tool', cachePoints: '1h' }],
  ['amazon.nova-micro-v1:0', { streamsTools: true, resultStatus: true, cachePoints: '5m' }],
  ['mistral.mistral-large-3-675b-instruct', { forcesTools: 'any', followsSchemas: true }],
])('what is known of %s is joined from all entries', (id, expected) => {
  expect(bedrockConverse(id)).toMatchObject(expected);
});

test('of Llama it is known only that it takes tools in whole answers, without a choice', () => {
  expect(bedrockConverse('meta.llama3-3-70b-instruct-v1:0')).toEqual({});
});

test.each(REGION_NAMES)('zones, prefix lists and partition of %s have the form AWS gives them', (region) => {
  const facts = regionFacts(region);
  expect(facts.zones.every((zone) => new RegExp(`^${region}[a-z]$`).test(zone))).toBe(true);
  expect(Object.values(facts.gatewayPrefixLists ?? {}).join(' ')).toMatch(
    /^(pl-[0-9a-f]{8} pl-[0-9a-f]{8})?$/,
  );
  expect(facts.partition).toBe(region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws');
});

test('S3 and DynamoDB never share a prefix list within a region', () => {
  const lists = REGION_NAMES.flatMap((region) => regionFacts(region).gatewayPrefixLists ?? []);
  expect(lists.filter(({ s3, dynamodb }) => s3 === dynamodb)).toEqual([]);
});

test('an unknown region is an error that lists the known ones', () => {
  expect(() => regionFacts('mars-1')).toThrow(/mars-1.*us-east-1/);
});

test('a SageMaker type has the GPUs of its EC2 namesake', () => {
  for (const type of SAGEMAKER_GPU_TYPES) {
    expect(sagemakerInstance(type)).toBe(ec2Instance(type.replace(/^ml\./, '')));
  }
});

test('every GPU family that a region offers has facts about its instances', () => {
  const families = new Set(EC2_GPU_TYPES.map((type) => ec2Instance(type).family));
  const offered = REGION_NAMES.flatMap((region) => regionFacts(region).gpuFamilies);
  expect(offered.filter((family) => !families.has(family))).toEqual([]);
});

test('an unknown instance type or Bedrock model is an error', () => {
  expect(() => ec2Instance('t3.micro')).toThrow('t3.micro');
  expect(() => sagemakerInstance('ml.t3.micro')).toThrow('ml.t3.micro');
  expect(() => bedrockModel('example.unknown')).toThrow('example.unknown');
});

test('an unknown model is allowed and has no facts', () => {
  expect(modelFacts('our-bank/our-model')).toBeUndefined();
});

test('a deployment can name models of bedrock-runtime only', () => {
  expect(BEDROCK_MODEL_IDS.filter((id) => bedrockModel(id).endpoint !== 'runtime')).toEqual([]);
});

test('a geographic profile may choose the region it is called from', () => {
  for (const scope of ['us', 'eu', 'us-gov', 'jp']) {
    for (const region of REGION_NAMES.filter((name) => regionFacts(name).profileScopes.includes(scope))) {
      expect(profileDestinations(scope, region, 'any model')).toContain(region);
    }
  }
});

test('a European profile leaves the European Union only when called from outside it', () => {
  expect(profileDestinations('eu', 'eu-central-1', 'any model')).not.toContain('eu-west-2');
  expect(profileDestinations('eu', 'eu-west-2', 'any model')).toContain('eu-west-2');
});

test('where a profile leads is not guessed', () => {
  expect(profileDestinations('apac', 'ap-southeast-2', 'any model')).toBeUndefined();
});

describe('destinations that somebody found to differ for a model', () => {
  const known: DestinationFacts = {
    profileDestinations: { eu: { 'eu-west-1': ['eu-west-1', 'eu-west-3'], 'eu-west-3': ['eu-west-3'] } },
    profileDestinationsByModel: [
      {
        modelId: 'a.b',
        scope: 'eu',
        from: 'eu-west-1',
        regions: ['eu-west-1'],
        source: 'looked, 2026-11-26',
      },
    ],
  };

  test('count before those of its scope', () => {
    expect(profileDestinations('eu', 'eu-west-1', 'a.b', known)).toEqual(['eu-west-1']);
  });

  test.each([
    ['another model', 'eu', 'eu-west-1', 'a.c', ['eu-west-1', 'eu-west-3']],
    ['another region', 'eu', 'eu-west-3', 'a.b', ['eu-west-3']],
    ['another scope', 'us', 'eu-west-1', 'a.b', undefined],
  ])('say nothing of %s', (_what, scope, region, modelId, expected) => {
    expect(profileDestinations(scope, region, modelId, known)).toEqual(expected);
  });

  test('name a source with its date', () => {
    const entries: DestinationFacts['profileDestinationsByModel'] = bedrockFile.profileDestinationsByModel;
    expect(entries.filter(({ source }) => !/20\d\d-\d\d-\d\d/.test(source))).toEqual([]);
  });
});
