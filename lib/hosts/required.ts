/**
 * A part of the foundation that exists only where some model needs it, by a caller that has such a model.
 * Missing, the two stacks were given different deployments.
 */
export function required<T>(part: T | undefined, name: string): T {
  if (part !== undefined) return part;
  throw new Error(
    `The foundation has no ${name}, and a model of this deployment needs one. Build the foundation and the inference stack from the same deployment.`,
  );
}
