import { DATA_CLASSES, type DataClass } from '../../../policy/data-class';
import { isPlaced } from '../../hosts/schemas';
import type { Problem } from '../problem';
import { editsThatServe } from './edits-that-serve';
import {
  isServed,
  type Sender,
  type ServingSections,
  type ServingTable,
  sendersOf,
  servingCheck,
  servingTableOf,
} from './serving';

/**
 * For every class that a caller may send, some model may answer; or the file lists the class as unserved, for all
 * callers in `unserved` or for one caller in its own `unserved`.
 */
export const classesAreServed = servingCheck((sections) => {
  const serving = servingTableOf(sections);
  return DATA_CLASSES.filter((dataClass) => !sections.unserved.includes(dataClass)).flatMap((dataClass) => {
    const senders = sendersOf(serving, dataClass);
    const without = senders.filter(({ name }) => !isServed(serving, name, dataClass));
    const unlisted = without.filter(({ place }) => !sections.callers[place]?.unserved.includes(dataClass));
    if (unlisted.length === 0) return [];
    return unlisted.length === senders.length
      ? [unanswered(sections, serving, dataClass, unlisted, 'unserved')]
      : unlisted.map((sender) =>
          unanswered(sections, serving, dataClass, [sender], `callers[${sender.place}].unserved`),
        );
  });
});

function unanswered(
  sections: ServingSections,
  { policy }: ServingTable,
  dataClass: DataClass,
  senders: readonly Sender[],
  path: string,
): Problem {
  const names = senders.map(({ name }) => name).join(', ');
  const edits = new Set(senders.flatMap(({ place }) => editsThatServe(sections, policy, place, dataClass)));
  const ways = [
    ...(edits.size > 0 ? [[...edits].join(' and ')] : []),
    `add a model within ${policy.ceilings[dataClass]} that ${names} may use`,
    `add ${dataClass} to ${path}`,
  ];
  return {
    path,
    got: undefined,
    allowed: `${dataClass} listed, or answered: ${names} may send it, and no model may answer`,
    fix: ways.join(', or '),
  };
}

/** Every caller has some request that is answered, whatever `unserved` lists. */
export const callersAreServed = servingCheck((sections) => {
  const serving = servingTableOf(sections);
  const { policy } = serving;
  return policy.callers.flatMap((caller, index) => {
    if (caller.lanes?.length === 0) return []; // reported by callersHaveCredentials
    if (DATA_CLASSES.some((dataClass) => isServed(serving, caller.name, dataClass))) return [];
    return [
      {
        path: `callers[${index}]`,
        got: caller,
        allowed: `a caller that some model may answer: from ${caller.floor} upwards the ceiling is ${policy.ceilings[caller.floor]} or nearer`,
        fix: `add a model within ${policy.ceilings[caller.floor]}, let the caller use one, or lower its floor`,
      },
    ];
  });
});

/**
 * Every model can be reached by some caller. Otherwise it costs money and permissions and answers nothing. A model
 * whose profile is refused is skipped, because its boundary is not known yet.
 */
export const modelsAreReached = servingCheck((sections) => {
  const { table } = servingTableOf(sections);
  return sections.models.flatMap((model, index) => {
    const verdicts = table.flatMap((row) => row.verdicts.filter((verdict) => verdict.model === model.name));
    if (verdicts.length === 0 || verdicts.some(({ kept }) => kept)) return [];
    if (!isPlaced(model.host, model, sections)) return [];
    const why = [...new Set(verdicts.map(({ words }) => words))].slice(0, 3).join('; ');
    return [
      {
        path: `models[${index}]`,
        got: model.name,
        allowed: `a model that some caller and data class can reach; ${why}`,
        fix: 'remove the model, let a caller use it, or give it a nearer boundary',
      },
    ];
  });
});
