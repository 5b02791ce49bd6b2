import { type LockFile, pinOf } from './lock-file';
import { type Fields, isFields, PLACES, type Place } from './places';

/** A pin that was found for what the deployment file no longer names: its image, or the source of its weights, changed. */
export interface StalePin {
  readonly section: Place['section'];
  readonly model: string;
}

/** The stale pins of a lock. Pure. @param data the plain data of the deployment file, valid or not */
export function stalePins(data: unknown, lock: LockFile): readonly StalePin[] {
  if (!isFields(data) || !Array.isArray(data.models)) return [];
  return data.models.filter(isFields).flatMap(({ name: model, host, ...fields }) =>
    PLACES.flatMap(({ section, hosts, ...place }) => {
      if (typeof model !== 'string' || !hosts.includes(host)) return [];
      const pin: Fields | undefined = pinOf<Fields>(lock[section], model);
      const part = place.part && fields[place.part];
      return pin && isFields(part) && staleKeys(part, pin, place).length > 0 ? [{ section, model }] : [];
    }),
  );
}

/** The keys of a part of a model that are no longer as they were when its pin was found. */
export const staleKeys = (part: Fields, pin: Fields, { found }: Pick<Place, 'found'>): readonly string[] =>
  found.filter((key) => part[key] !== pin[key]);

/** A lock without some of its pins. */
export function withoutPins(lock: LockFile, pins: readonly StalePin[]): LockFile {
  const isKept = (section: StalePin['section'], model: string) =>
    !pins.some((pin) => pin.section === section && pin.model === model);
  const kept = <P>(section: StalePin['section'], all: Readonly<Record<string, P>>) =>
    Object.fromEntries(Object.entries(all).filter(([model]) => isKept(section, model)));
  const { images, weights, machineImages } = lock;
  return {
    ...lock,
    images: kept('images', images),
    weights: kept('weights', weights),
    machineImages: kept('machineImages', machineImages),
  };
}
