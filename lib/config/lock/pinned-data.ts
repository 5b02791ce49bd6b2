import type { Problem } from '../problem';
import { type LockFile, pinOf } from './lock-file';
import { type Fields, isFields, PLACES, type Place } from './places';
import { lockPath } from './read-lock';
import { staleKeys } from './stale-pins';

/** A deployment file as data, with what its lock pins, and where the two do not fit together. */
export interface PinnedData {
  readonly data: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Fills in what a deployment file leaves to its lock: digests of images, hashes of manifests, ids of machine images. What
 * the file states itself stays, and the lock may not differ from it. Pure.
 *
 * @param data the plain data of the file, valid or not
 * @param name the name of the lock in an error
 * @param deployment the deployment as a command names it
 */
export function pinnedData(data: unknown, lock: LockFile, name: string, deployment: string): PinnedData {
  if (!isFields(data) || !Array.isArray(data.models)) return { data, problems: [] };
  const models = data.models.map((model: unknown, index) =>
    PLACES.reduce<PinnedData>(
      (so, place) => {
        const next = pinned(so.data, `models[${index}]`, place, lock, { name, deployment });
        return { data: next.data, problems: [...so.problems, ...next.problems] };
      },
      { data: model, problems: [] },
    ),
  );
  return {
    data: { ...data, models: models.map((one) => one.data) },
    problems: [
      ...ofAnother(data.name, lock, name),
      ...withoutModel(data.models, lock, name),
      ...models.flatMap(({ problems }) => problems),
    ],
  };
}

/** A lock that was copied with its deployment file pins what the original runs. */
const ofAnother = (deployment: unknown, lock: LockFile, name: string): readonly Problem[] =>
  deployment === lock.deployment || typeof deployment !== 'string'
    ? []
    : [
        {
          path: lockPath(name, ['deployment']),
          got: lock.deployment,
          allowed: `${JSON.stringify(deployment)}, the deployment whose file is beside it`,
          fix: 'remove the lock file; the next deploy writes one of its own',
        },
      ];

/** A pin of no model, or of a model on a host that has nothing to pin there. */
function withoutModel(models: readonly unknown[], lock: LockFile, name: string): readonly Problem[] {
  const named = models.filter(isFields).filter(({ name: own }) => typeof own === 'string');
  // A model without a name may be the one that is pinned.
  if (named.length < models.length) return [];
  return PLACES.flatMap(({ section, hosts }) => {
    const names = named.filter(({ host }) => hosts.includes(host)).map((model) => String(model.name));
    return Object.keys(lock[section])
      .filter((model) => !names.includes(model))
      .map((model) => ({
        path: lockPath(name, [section, model]),
        got: model,
        allowed: `a model of the deployment file on ${hosts.join(' or ')}: ${names.join(', ') || 'it has none'}`,
        fix: 'remove the entry; if the model has another name now, the next deploy pins it under that name',
      }));
  });
}

function pinned(
  model: unknown,
  path: string,
  place: Place,
  lock: LockFile,
  { name, deployment }: { readonly name: string; readonly deployment: string },
): PinnedData {
  const untouched = { data: model, problems: [] };
  if (!isFields(model) || typeof model.name !== 'string' || !place.hosts.includes(model.host))
    return untouched;
  const pin: Fields | undefined = pinOf<Fields>(lock[place.section], model.name);
  const part = place.part === undefined ? model : model[place.part];
  if (pin === undefined || !isFields(part)) return untouched;

  const stale = staleKeys(part, pin, place);
  if (stale.length > 0) {
    return {
      data: model,
      problems: stale.map((key) => ({
        path: lockPath(name, [place.section, String(model.name), key]),
        got: pin[key],
        allowed: `${JSON.stringify(part[key]) ?? 'nothing'}, as in ${path}.${place.part}.${key}: the entry pins what the file no longer names`,
        fix: `pin what the file names now: npm run ${place.command} -- ${deployment} ${model.name} --renew; or restore the file`,
      })),
    };
  }
  const [own, value] = [part[place.field], pin[place.pinned]];
  if (own === undefined) {
    const filled = { ...part, [place.field]: value };
    return { data: place.part === undefined ? filled : { ...model, [place.part]: filled }, problems: [] };
  }
  if (own === value) return untouched;
  const at = [path, ...(place.part === undefined ? [] : [place.part]), place.field].join('.');
  return {
    data: model,
    problems: [
      {
        path: at,
        got: own,
        allowed: `${String(value)}, which ${lockPath(name, [place.section, model.name])} pins`,
        fix: 'remove the line, so that the lock decides; or remove the entry from the lock, so that the file does',
      },
    ],
  };
}
