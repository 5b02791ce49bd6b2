import { administratorsOf } from '../../config/administrators';
import type { FindWeakenings } from './weakening';

/** Principals that reach past every control of the deployment, and are trusted. */
export const liveProofWeakenings: FindWeakenings = (deployment) =>
  administratorsOf(deployment).map(({ principal, reason, vouchedBy }, index) => ({
    path: `liveProof.administrators[${index}].principal`,
    value: `${principal}, vouched for by ${vouchedBy.name} on ${vouchedBy.on}`,
    gives: `The live proof reports no permission of these principals, whatever they may do in the deployment: ${reason}`,
  }));
