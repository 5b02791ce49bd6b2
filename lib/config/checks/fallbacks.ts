import { answering } from '../../../policy/route-table';
import { isPlaced } from '../../hosts/schemas';
import { servingCheck, servingTableOf } from './serving';

/**
 * Every fallback can answer some request that its model is a candidate for. Otherwise the file promises a second try that
 * never happens. A model whose profile is refused is skipped, because its boundary is not known yet.
 */
export const fallbacksAreUsed = servingCheck((sections) => {
  const { policy, table } = servingTableOf(sections);
  const placed = new Map(
    sections.models
      .filter((model) => isPlaced(model.host, model, sections))
      .map((model) => [model.name, policy.models.find(({ name }) => name === model.name)?.boundary]),
  );
  const rows = table.map(answering);
  return sections.models.flatMap(({ name, fallbacks }, index) => {
    const own = rows.filter((kept) => kept.includes(name));
    if (!placed.has(name) || own.length === 0) return []; // modelsAreReached reports a model without requests
    const useful = sections.models
      .map((model) => model.name)
      .filter((other) => other !== name && own.some((kept) => kept.includes(other)));
    return fallbacks.flatMap((fallback, place) => {
      if (fallback === name || !placed.has(fallback) || useful.includes(fallback)) return [];
      const left = useful.filter((other) => !fallbacks.includes(other));
      return [
        {
          path: `models[${index}].fallbacks[${place}]`,
          got: fallback,
          allowed: `models that may answer a request for ${name}: ${useful.join(', ') || 'there are none'}; no caller, class and lane that ${name} may answer allows ${fallback}, with boundary ${placed.get(fallback)}`,
          fix: left.length > 0 ? `name ${left.join(' or ')} instead, or remove it` : 'remove it',
        },
      ];
    });
  });
});
