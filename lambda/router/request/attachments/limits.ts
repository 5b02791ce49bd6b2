/**
 * The most attachments of one request: what Converse and Claude take (Amazon Bedrock User Guide, "Use the Converse API",
 * 2026-11). A host that takes fewer refuses them itself.
 */
export const MOST = { images: 20, documents: 5 } as const;

/**
 * The largest attachment, bytes: 3.75 MB for an image, 4.5 MB for a document (the same page). The limit of a deployed router
 * for the body is lower, 4 MiB with the base64 in it, so that these limits count where a body may be larger.
 */
export const LARGEST_BYTES = { image: 3_932_160, document: 4_718_592 } as const;

/** The widest and highest image, pixels (the same page). Bounds what a model's server unpacks. */
export const LARGEST_SIDE = 8_000;

/** The most bytes into which the packed files of one request may unpack. */
export const LARGEST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** The most files inside of one packed document. */
export const MOST_PACKED_FILES = 2_000;
