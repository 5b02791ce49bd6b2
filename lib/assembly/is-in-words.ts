import { ComplianceError } from '../compliance/compliance-error';
import { ReviewError } from '../compliance/review';
import { DeploymentError } from '../config/deployment-error';
import { TransitionError } from '../config/transition/transition-error';
import { ContextError } from './ambient-context';

/** Whether the message of an error is all that the user of a synth needs. It is then printed without a stack. */
export function isInWords(error: unknown): error is Error {
  return [DeploymentError, TransitionError, ReviewError, ComplianceError, ContextError].some(
    (kind) => error instanceof kind,
  );
}
