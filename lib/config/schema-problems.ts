import type { z } from 'zod';
import type { Problem } from './problem';

export function schemaProblems(error: z.ZodError, _input: unknown): readonly Problem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.') || '(top)',
    got: undefined,
    allowed: issue.message,
    fix: issue.message,
  }));
}
