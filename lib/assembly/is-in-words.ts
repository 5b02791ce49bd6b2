import { ComplianceError } from '../compliance/compliance-error';
import { ReviewError } from '../compliance/review';
import { DeploymentError } from '../config/deployment-error';

/** Whether an error is for whoever asked for a synth: its message is all they need, without a stack. */
export function isInWords(error: unknown): error is Error {
  return [DeploymentError, ReviewError, ComplianceError].some((kind) => error instanceof kind);
}
