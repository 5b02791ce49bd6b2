import { DATA_CLASSES, type DataClass } from '../../../policy/data-class';
import { answering, lanesOf, type Route, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../deployment';
import { policyOf } from '../policy-of';

/**
 * A deployment without what cannot be used in it: callers that no model answers, models that no caller reaches,
 * fallbacks that answer nothing. `unserved` lists what no model answers. A valid deployment stays as it is.
 *
 * The checks of a file refuse what cannot be used. The union may have it until the last pass, so they check this value.
 */
export function settled(deployment: Deployment): Deployment {
  const table = routeTable(policyOf(deployment));
  const models = deployment.models.filter(({ name }) =>
    table.some(({ verdicts }) => verdicts.some(({ model, kept }) => kept && model === name)),
  );
  const answered = table.filter((row) => answering(row).length > 0);
  const callers = deployment.callers
    .map((caller) => ({ ...caller, models: namesIn(caller.models, models) }))
    .filter(({ name }) => answered.some(({ caller }) => caller === name));
  const rest = { ...deployment, models, callers };
  if (models.length < deployment.models.length || callers.length < deployment.callers.length) {
    // Each of them may have been the only use of another.
    return models.length > 0 && callers.length > 0 ? settled(rest) : rest;
  }
  return withUnserved({ ...withCredentials(rest), models: withFallbacks(models, answered) }, table, answered);
}

type Models = Deployment['models'];
type Callers = Deployment['callers'];

const namesIn = (names: Callers[number]['models'], models: Models) =>
  names === 'all' ? names : names.filter((name) => models.some((model) => model.name === name));

/** Principals are of no use where every lane accepts bearer credentials alone. */
function withCredentials(deployment: Deployment): Deployment {
  const { bearer, callers } = deployment;
  const lanes = lanesOf(policyOf(deployment));
  if (!bearer || lanes.some((lane) => !bearer.lanes.includes(lane))) return deployment;
  return { ...deployment, callers: callers.map((caller) => ({ ...caller, principals: [] })) };
}

/** A fallback answers some request that its model may answer. */
function withFallbacks(models: Models, answered: readonly Route[]): Models {
  const kept = answered.map(answering);
  return models.map((model) => ({
    ...model,
    fallbacks: model.fallbacks.filter((other) =>
      kept.some((names) => names.includes(model.name) && names.includes(other)),
    ),
  }));
}

function withUnserved(
  deployment: Deployment,
  table: readonly Route[],
  answered: readonly Route[],
): Deployment {
  const has = (rows: readonly Route[], dataClass: DataClass, name?: string) =>
    rows.some((row) => row.dataClass === dataClass && (name ?? row.caller) === row.caller);
  const ofAll = deployment.unserved.filter((one) => has(table, one) && !has(answered, one));
  return {
    ...deployment,
    unserved: ofAll,
    callers: deployment.callers.map((caller) => {
      const { name, unserved } = caller;
      const refused = DATA_CLASSES.filter((one) => has(table, one, name) && !has(answered, one, name));
      const listed = unserved.filter((one) => refused.includes(one));
      const more = refused.filter((one) => !ofAll.includes(one) && !listed.includes(one));
      return { ...caller, unserved: [...listed, ...more] };
    }),
  };
}
