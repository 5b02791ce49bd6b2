/** A PNG of one pixel, as base64. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A document that says it is PDF, as base64. */
export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
