import { z } from 'zod';
import { importedEndpoint } from './imported-endpoint';
import { importedKeys } from './imported-keys';
import { importedVpc } from './imported-vpc';

/**
 * What another team owns and this deployment uses. Each entry has the id of the thing and who vouches for it. What has
 * no entry, the deployment creates.
 */
export const imports = z.strictObject({
  /** @default created */
  vpc: importedVpc.optional(),
  /** Only with `vpc`. Each service that is called and has no entry gets an endpoint of the deployment's own. @default none */
  endpoints: z.array(importedEndpoint).max(14).default([]),
  /** @default every key is created */
  keys: importedKeys.prefault({}),
});

export type Imports = z.output<typeof imports>;
