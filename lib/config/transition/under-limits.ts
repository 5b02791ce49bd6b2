import { nearest } from '../../../policy/boundary';
import { DEFAULT_CEILINGS } from '../../../policy/ceiling';
import { DATA_CLASSES, type DataClass, highestClass } from '../../../policy/data-class';
import type { Deployment } from '../deployment';
import { jurisdictionsOf } from '../home';
import { strictestEntities } from './strictest';

/**
 * The deployed file under the limits of the new one as well: of each limit, the stricter. It allows no route that the
 * deployed file does not allow. It keeps every model and caller, also those that the limits leave without a request:
 * only what routers may do becomes less, so no stack loses a resource that another stack imports.
 *
 * A guardrail and a second opinion are limits too, but the router needs permissions for them. They come with the union.
 */
export function underLimits(deployed: Deployment, next: Deployment): Deployment {
  const { declaration, detection } = next.restrictedOnOpenLane;
  return {
    ...deployed,
    residency: nearest(deployed.residency, next.residency),
    ceilings: lowestCeilings(deployed.ceilings, next.ceilings),
    ...commonJurisdictions(deployed, next),
    restrictedOnOpenLane: {
      declaration: declaration === 'refuse' ? declaration : deployed.restrictedOnOpenLane.declaration,
      detection: detection === 'refuse' ? detection : deployed.restrictedOnOpenLane.detection,
    },
    entityClasses: strictestEntities(deployed.entityClasses, next.entityClasses),
    unreadAttachments: highestClass(deployed.unreadAttachments, next.unreadAttachments),
    images: highestClass(deployed.images, next.images),
    callers: deployed.callers.map((caller) => {
      const same = next.callers.find(({ name }) => name === caller.name);
      return same ? { ...caller, floor: highestClass(caller.floor, same.floor) } : caller;
    }),
  };
}

type Ceilings = Deployment['ceilings'];

function lowestCeilings(one: Ceilings, other: Ceilings): Ceilings {
  const ceiling = (ceilings: Ceilings, of: DataClass) => ceilings[of] ?? DEFAULT_CEILINGS[of];
  return Object.fromEntries(
    DATA_CLASSES.filter((of) => one[of] !== undefined || other[of] !== undefined).map((of) => [
      of,
      nearest(ceiling(one, of), ceiling(other, of)),
    ]),
  );
}

/** The jurisdictions that both files call home: with fewer of them, more destinations are abroad. */
function commonJurisdictions(deployed: Deployment, next: Deployment): Pick<Deployment, 'jurisdiction'> {
  const both = jurisdictionsOf(deployed).filter((name) => jurisdictionsOf(next).includes(name));
  return both.length === jurisdictionsOf(deployed).length ? {} : { jurisdiction: both };
}
