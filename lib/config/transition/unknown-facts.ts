import type { Deployment } from '../deployment';
import { BEDROCK_MODEL_IDS } from '../facts/bedrock';
import { EC2_GPU_TYPES, SAGEMAKER_GPU_TYPES } from '../facts/instances';
import type { Model } from '../model';
import type { Problem } from '../problem';

/**
 * What this release has no facts about in the deployed file. Such a model is not only refused in a new file: no template
 * can be made from it, so no pass can keep it.
 */
export function unknownFacts({ models }: Deployment): readonly Problem[] {
  return models.flatMap((model, index): readonly Problem[] => {
    const { field, value, known, facts } = namedFacts(model);
    if (known.includes(value)) return [];
    return [
      {
        path: `models[${index}].${field}`,
        got: value,
        allowed: 'what this release has facts about, because a deploy keeps the model until the last pass',
        fix: `add its facts to lib/config/facts/${facts}; or remove ${model.name} with the release that deployed it, and deploy this one afterwards`,
      },
    ];
  });
}

interface NamedFacts {
  readonly field: string;
  readonly value: string;
  readonly known: readonly string[];
  readonly facts: string;
}

/** The field of a model that names facts from which its template is made. */
const namedFacts = (model: Model): NamedFacts =>
  'instanceType' in model
    ? { field: 'instanceType', value: model.instanceType, known: GPU_TYPES, facts: 'gpu-instances.json' }
    : { field: 'modelId', value: model.modelId, known: BEDROCK_MODEL_IDS, facts: 'bedrock-models.json' };

/** The names of the hosts differ: those of SageMaker begin with `ml.`. */
const GPU_TYPES: readonly string[] = [...EC2_GPU_TYPES, ...SAGEMAKER_GPU_TYPES];
