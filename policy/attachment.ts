import type { DataClass } from './data-class';

/**
 * The default class of what the detector cannot look into, by the field of the deployment file. A document may hold
 * anything, and pages of text. Of an image, the class that the caller has or declares says most.
 */
export const DEFAULT_ATTACHMENT_CLASSES = {
  unreadAttachments: 'restricted',
  images: 'internal',
} as const satisfies Record<string, DataClass>;
