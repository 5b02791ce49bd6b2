import type { Expected } from '../matching/expected';
import type { Basis } from './basis';

/** One subject of the deployment: the resources that it must have, and the claims that they prove. */
export interface Area {
  /** The sentence of each claim that this area's resources name. */
  readonly claims: Readonly<Record<string, string>>;
  readonly resources: (basis: Basis) => readonly Expected[];
}
