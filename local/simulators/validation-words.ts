import type * as z from 'zod';

/** What vLLM says of a body that does not fit its schema. */
export function validationWords({ issues }: z.ZodError): string {
  const problems = issues.map(({ path, message }) => `body.${path.join('.')}: ${message}`);
  return `${problems.length} validation error(s): ${problems.join('; ')}`;
}
