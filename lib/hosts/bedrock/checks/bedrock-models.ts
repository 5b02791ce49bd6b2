import { BEDROCK_MODEL_IDS, bedrockModel, bedrockTask } from '../../../config/facts/bedrock';
import { factsIfKnown } from '../../../config/facts/regions';
import { modelCheck } from '../../../config/host-check';
import { didYouMean } from '../../../config/nearest-word';
import { unserved, wrongTask } from '../../../config/other-task';
import type { BedrockModel } from '../schema';
import {
  callableScopes,
  modelsInWords,
  modelsThatKeepNothing,
  regionsInWords,
  scopesInWords,
} from './suggestions';

/** Some endpoint needs the task of the model. */
export const bedrockModelIsServed = modelCheck<BedrockModel>()([], ({ modelId }, path) => {
  const other = unserved(bedrockTask(modelId), false);
  return other ? [wrongTask(other, `${path}.modelId`, modelId, modelsInWords(BEDROCK_MODEL_IDS))] : [];
});

/** The model id is one of the bedrock-runtime endpoint. `bedrockModelIsServed` reports a model for another task. */
export const bedrockModelIsKnown = modelCheck<BedrockModel>()([], (model, path) =>
  BEDROCK_MODEL_IDS.includes(model.modelId) || unserved(bedrockTask(model.modelId), false)
    ? []
    : [
        {
          path: `${path}.modelId`,
          got: model.modelId,
          allowed: `models of the bedrock-runtime endpoint: ${modelsInWords(BEDROCK_MODEL_IDS)}`,
          fix: `name one of these${didYouMean(model.modelId, modelsThatKeepNothing(BEDROCK_MODEL_IDS))}, or add its facts to lib/config/facts/bedrock-models.json`,
        },
      ],
);

/** According to the facts, a model without a profile answers in this region. Newer Claude models need a profile. */
export const bedrockModelAnswersHere = modelCheck<BedrockModel>()(
  ['region', 'jurisdiction'],
  (model, path, place) => {
    const { region } = place;
    if (model.profile || model.availabilityConfirmedOn) return [];
    if (!factsIfKnown(region) || !BEDROCK_MODEL_IDS.includes(model.modelId)) return [];
    const facts = bedrockModel(model.modelId);
    if (facts.needsProfile) {
      return [
        {
          path: `${path}.profile`,
          got: undefined,
          allowed: `an inference profile: ${facts.name} is not offered without one (known scopes from ${region}: ${scopesInWords(callableScopes(facts, region), facts.id, place)})`,
          fix: `add profile: { scope, destinations }, or take a model that answers in-region; ${confirm(region, model.modelId)}`,
        },
      ];
    }
    if (!facts.inRegions || facts.inRegions.includes(region)) return [];
    return [
      {
        path: `${path}.modelId`,
        got: model.modelId,
        allowed: `${facts.name} answers without a profile in ${regionsInWords(facts.inRegions, place)}`,
        fix: `take another model; ${confirm(region, model.modelId)}`,
      },
    ];
  },
);

function confirm(region: string, modelId: string): string {
  return `or, if aws bedrock get-foundation-model-availability --region ${region} --model-id ${modelId} finds it, add availabilityConfirmedOn with today's date`;
}
