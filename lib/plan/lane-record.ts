import { LANES, type Lane } from '../../policy/lane';

/** One thing per lane, only for the lanes the deployment has. */
export type LaneRecord<T> = Readonly<Partial<Record<Lane, T>>>;

/** Makes one thing for each lane that is there, in the order of `LANES`. */
export function forEachLane<T, R>(lanes: LaneRecord<T>, make: (lane: Lane, of: T) => R): LaneRecord<R> {
  return Object.fromEntries(laneEntries(lanes).map(([lane, of]) => [lane, make(lane, of)]));
}

/** The lanes that are there, with what belongs to each, in the order of `LANES`. */
export function laneEntries<T>(lanes: LaneRecord<T>): readonly (readonly [Lane, T])[] {
  return LANES.flatMap((lane) => {
    const of = lanes[lane];
    return of === undefined ? [] : [[lane, of] as const];
  });
}
