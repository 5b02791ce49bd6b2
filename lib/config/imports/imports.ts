import { z } from 'zod';
import { importedVpc } from './imported-vpc';

/**
 * What another team owns and this deployment uses. Each entry has the id of the thing and who vouches for it. What has
 * no entry, the deployment creates.
 */
export const imports = z.strictObject({
  /** @default created */
  vpc: importedVpc.optional(),
});

export type Imports = z.output<typeof imports>;
