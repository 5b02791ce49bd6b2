import type { Deployment } from '../config/deployment';
import type { Role } from './roles';

/** The ARN of the existing role that the deployment file names for a use; `undefined`: the deployment creates one. */
export const importedRoleArn = (
  { imports: { roles } }: Pick<Deployment, 'imports'>,
  role: Role,
): string | undefined => new Map<string, string>(Object.entries(roles?.arns ?? {})).get(role);
