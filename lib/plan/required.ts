/**
 * A part that exists only if a model, lane or credential of the deployment needs it. If it is missing, two stacks were
 * built from different deployments.
 *
 * @throws Error that names the part.
 */
export function required<T>(part: T | undefined, name: string): T {
  if (part !== undefined) return part;
  throw new Error(`This deployment needs ${name} and got none. Build every stack from the same deployment.`);
}
