import { didYouMean } from '../nearest-word';
import { check, modelCheck } from './check';
import { repeated } from './repeated';

export const modelNamesDiffer = check(['models'], ({ models }) =>
  repeated(models, ({ name }) => name).map(({ item, index, firstIndex }) => ({
    path: `models[${index}].name`,
    got: item.name,
    allowed: `a name of its own; models[${firstIndex}] has this one`,
    fix: 'rename one of the two',
  })),
);

/** Fallbacks are other models of the deployment, each once. */
export const fallbacksExist = check(['models'], ({ models }) => {
  const names = models.map(({ name }) => name);
  return models.flatMap((model, index) => {
    const others = names.filter((name) => name !== model.name);
    const twice = new Set(repeated(model.fallbacks, (name) => name).map((fallback) => fallback.index));
    return model.fallbacks.flatMap((fallback, place) =>
      others.includes(fallback) && !twice.has(place)
        ? []
        : [
            {
              path: `models[${index}].fallbacks[${place}]`,
              got: fallback,
              allowed: `other models of this deployment, each once: ${others.join(', ') || 'there are none'}`,
              fix: `remove it or name another${didYouMean(fallback, others)}`,
            },
          ],
    );
  });
});

const LONGEST_ENDPOINT_NAME = 63;

/** A SageMaker endpoint is called `<deployment>-<model>`. */
export const endpointNameFits = modelCheck(['sagemaker'], ['name'], (model, path, { name }) => {
  const endpointName = `${name}-${model.name}`;
  if (endpointName.length <= LONGEST_ENDPOINT_NAME) return [];
  return [
    {
      path: `${path}.name`,
      got: model.name,
      allowed: `at most ${LONGEST_ENDPOINT_NAME - name.length - 1} characters: the endpoint is called ${endpointName}, and SageMaker allows ${LONGEST_ENDPOINT_NAME}`,
      fix: 'shorten the name',
    },
  ];
});
