import type { Area } from './area';
import { guardrail } from './guardrail';

/** Everything that a deployment consists of, by subject. A resource that is in no area is not expected. */
export const AREAS: readonly Area[] = [guardrail];
