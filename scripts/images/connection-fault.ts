/**
 * The codes of Node.js for a connection that broke or was not made (Node.js, "OS constants" and "Errors"; `HPE_…` are
 * those of llhttp, its parser).
 */
const BROKEN = [
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
  'HPE_INVALID_EOF_STATE',
];

/** Whether a connection broke, so that the same request may succeed on the next one. */
export const isConnectionFault = (error: unknown): boolean =>
  BROKEN.includes((error as { readonly code?: string } | undefined)?.code ?? '');
