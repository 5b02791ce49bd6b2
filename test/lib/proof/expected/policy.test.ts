import * as fc from 'fast-check';
import {
  jurisdictionOf,
  jurisdictionsIn,
  KNOWN_REGIONS,
  REGION_NAMES,
} from '../../../../lib/config/facts/regions';
import { homeOf } from '../../../../lib/config/home';
import type { Model, ModelOn } from '../../../../lib/config/model';
import { policyOf } from '../../../../lib/config/policy-of';
import { expectedPolicy } from '../../../../lib/proof/expected/policy';
import { BEDROCK_EU, deploymentWith, SAGEMAKER, VLLM } from '../../network/fixture';

const DEPLOYMENT = deploymentWith([VLLM, SAGEMAKER, BEDROCK_EU]);
const [vllm, sagemaker, hosted] = DEPLOYMENT.models as [Model, Model, ModelOn<'bedrock'>];
const { profile: _, ...inRegion } = hosted;

/** A model whose prompts AWS keeps. */
const kept = { name: 'kept', modelId: 'anthropic.claude-fable-5' };

/** Regions of one jurisdiction, or any regions. */
const regions = fc.oneof(
  fc.constantFrom(...REGION_NAMES).chain((region) => fc.subarray([...homeOf({ region })], { minLength: 1 })),
  fc.uniqueArray(fc.constantFrom(...KNOWN_REGIONS), { minLength: 1, maxLength: 3 }),
);
const profile = fc.oneof(
  fc.record({ scope: fc.constantFrom('us', 'eu', 'apac', 'ca'), destinations: regions }),
  fc.constant({ scope: 'global', destinations: 'any commercial region' }),
) as fc.Arbitrary<NonNullable<ModelOn<'bedrock'>['profile']>>;

test('I2: for every region and profile, the proof and the router derive the same boundary independently', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REGION_NAMES),
      profile,
      fc.subarray([...jurisdictionsIn('aws')]),
      (region, profile, more) => {
        const models = [vllm, sagemaker, inRegion, { ...hosted, profile }, { ...hosted, ...kept, profile }];
        const jurisdiction = [...new Set([...more, jurisdictionOf(region) ?? ''])];
        const deployment = { ...DEPLOYMENT, region, models, jurisdiction };
        expect(expectedPolicy(deployment)).toEqual(policyOf(deployment));
      },
    ),
    { numRuns: 1000 },
  );
});

test('I2: the proof finds a border that the label of a profile hides', () => {
  const models = [{ ...hosted, profile: { scope: 'us' as const, destinations: ['us-east-1'] } }];
  const boundaryFrom = (region: string) =>
    expectedPolicy({ ...DEPLOYMENT, region, models }).models.map(({ boundary }) => boundary);
  expect(boundaryFrom('ca-central-1')).toEqual(['global']);
  expect(boundaryFrom('us-west-2')).toEqual(['geography']);
});
