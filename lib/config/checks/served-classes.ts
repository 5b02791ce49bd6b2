import { DATA_CLASSES, type DataClass } from '../../../policy/data-class';
import { type Policy, type Route, routeTable } from '../../../policy/route-table';
import { policyOf } from '../../policy-of';
import type { Deployment } from '../deployment';
import type { Problem } from '../problem';
import { check } from './check';

const SECTIONS = ['residency', 'ceilings', 'models', 'callers', 'bearer', 'unserved'] as const;

/** Whatever class a caller may send, some model may answer it; or the file says on purpose that none does. */
export const classesAreServed = check(SECTIONS, (sections) => {
  const { policy, table } = routesOf(sections);
  return DATA_CLASSES.flatMap((dataClass): readonly Problem[] => {
    const without = policy.callers.filter(
      ({ name }) => rowsOf(table, name, dataClass).length > 0 && !isServed(table, name, dataClass),
    );
    const listed = sections.unserved.includes(dataClass);
    if (listed === without.length > 0) return [];
    const names = without.map(({ name }) => name).join(', ');
    return [
      listed
        ? {
            path: 'unserved',
            got: dataClass,
            allowed: `classes that no model may answer; some model answers ${dataClass} for every caller that can send it`,
            fix: `remove ${dataClass}`,
          }
        : {
            path: 'unserved',
            got: sections.unserved,
            allowed: `${dataClass} listed, or answered: ${names} may send it, and no model may answer`,
            fix: `add a model within ${policy.ceilings[dataClass]} that ${names} may use${sections.bearer ? ', a credential for the lane that has one' : ''}, or ${dataClass} to unserved`,
          },
    ];
  });
});

/** A caller whose every request would be refused is a mistake, whatever `unserved` says. */
export const callersAreServed = check(SECTIONS, (sections) => {
  const { policy, table } = routesOf(sections);
  return policy.callers.flatMap((caller, index) => {
    if (caller.lanes?.length === 0) return []; // said by callersHaveCredentials
    if (DATA_CLASSES.some((dataClass) => isServed(table, caller.name, dataClass))) return [];
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

/** A model nobody can reach costs money and permissions, and answers nothing. */
export const modelsAreReached = check(SECTIONS, (sections) => {
  const { table } = routesOf(sections);
  return sections.models.flatMap((model, index) => {
    const verdicts = table.flatMap((row) => row.verdicts.filter((verdict) => verdict.model === model.name));
    if (verdicts.length === 0 || verdicts.some(({ kept }) => kept)) return [];
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

function routesOf(sections: Pick<Deployment, (typeof SECTIONS)[number]>): {
  readonly policy: Policy;
  readonly table: readonly Route[];
} {
  const policy = policyOf(sections);
  return { policy, table: routeTable(policy) };
}

function rowsOf(table: readonly Route[], caller: string, dataClass: DataClass): readonly Route[] {
  return table.filter((row) => row.caller === caller && row.dataClass === dataClass);
}

function isServed(table: readonly Route[], caller: string, dataClass: DataClass): boolean {
  return rowsOf(table, caller, dataClass).some(
    (row) => row.refusal === undefined && row.verdicts.some(({ kept }) => kept),
  );
}
