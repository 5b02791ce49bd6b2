import { LANES, type Lane } from '../../policy/lane';

/** One value per lane, only for the lanes that the deployment has. */
export type LaneRecord<T> = Readonly<Partial<Record<Lane, T>>>;

/** Makes one value for each lane of the record, in the order of `LANES`. */
export function forEachLane<T, R>(lanes: LaneRecord<T>, make: (lane: Lane, of: T) => R): LaneRecord<R> {
  return Object.fromEntries(laneEntries(lanes).map(([lane, of]) => [lane, make(lane, of)]));
}

/** Each lane of the record with its value, in the order of `LANES`. */
export function laneEntries<T>(lanes: LaneRecord<T>): readonly (readonly [Lane, T])[] {
  return LANES.flatMap((lane) => {
    const of = lanes[lane];
    return of === undefined ? [] : [[lane, of] as const];
  });
}
