import { didYouMean } from '../nearest-word';
import { repeated } from '../repeated';
import { check } from './check';

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
    const left = others.filter((name) => !model.fallbacks.includes(name));
    return model.fallbacks.flatMap((fallback, place) =>
      others.includes(fallback) && !twice.has(place)
        ? []
        : [
            {
              path: `models[${index}].fallbacks[${place}]`,
              got: fallback,
              allowed: `other models of this deployment, each once: ${others.join(', ') || 'there are none'}`,
              fix: `remove it or name another${didYouMean(fallback, left)}`,
            },
          ],
    );
  });
});
