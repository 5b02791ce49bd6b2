import type { Surroundings as ForImages } from '../stage-image/run';
import type { Surroundings as ForWeights } from '../stage-weights/run';

/** What the command works with. */
export type Surroundings = ForImages & ForWeights;
