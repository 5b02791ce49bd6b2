import type { Boundary } from '../../../policy/boundary';
import type { Ceilings } from '../../../policy/ceiling';
import type { Deployment } from '../../config/deployment';

/** How far each boundary reaches. */
const REACH: Readonly<Record<Boundary, number>> = { account: 0, region: 1, geography: 2, global: 3 };

/**
 * The ceiling of each class, derived a second time: not from policy/ceiling.ts, which makes the ceilings of the routers.
 * A ceiling is the nearest of three: the widest boundary that the class may ever reach, `residency`, and what the file
 * states for the class. docs/architecture.md has the four widest ones.
 */
export function expectedCeilings({
  residency,
  ceilings,
}: Pick<Deployment, 'residency' | 'ceilings'>): Ceilings {
  return {
    public: nearestOf('global', residency, ceilings.public),
    internal: nearestOf('geography', residency, ceilings.internal),
    confidential: nearestOf('region', residency, ceilings.confidential),
    restricted: nearestOf('account', residency, ceilings.restricted),
  };
}

function nearestOf(widest: Boundary, residency: Boundary, stated: Boundary = widest): Boundary {
  const [first = widest] = [widest, residency, stated].sort((a, b) => REACH[a] - REACH[b]);
  return first;
}
