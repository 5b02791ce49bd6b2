import type { DeploymentInput } from '../../../../lib/config/deployment';
import landingZone from '../../../fixtures/deployments/landing-zone';
import { type Changes, changed, problemsAfter } from '../changed';

/** The landing zone, which imports what another team owns, after some changes. */
export const landingZoneWith = (changes: Changes) => changed(changes, landingZone) as DeploymentInput;

/** The problems of the landing zone after some changes. */
export const problemsOf = (changes: Changes) => problemsAfter(changes, landingZone);
