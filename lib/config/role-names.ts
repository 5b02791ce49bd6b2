/** The longest word that `{role}` becomes in the name of a role: test/lib/plan/role-names.test.ts compares all. */
export const LONGEST_ROLE = 'vllm-execution';

/** IAM takes 64 characters (IAM quotas, "IAM name limits"). */
export const LONGEST_ROLE_NAME = 64;

/** The digits at the end of the name of a role that outlives its stack, with their hyphen. */
export const SERIAL_LENGTH = 9;

/** The name of a role by the file's pattern, without the digits of a role that outlives its stack. */
export const nameByPattern = (pattern: string, deployment: string, role: string): string =>
  pattern.replaceAll('{deployment}', deployment).replaceAll('{role}', role);
