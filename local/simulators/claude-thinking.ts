import { createHash } from 'node:crypto';

/** What a simulated Claude signs its thinking with. It takes no other signature back. */
export const signatureOf = (thought: string): string =>
  createHash('sha256').update(`simulated signature of ${thought}`).digest('base64');

/** Makes Claude's thinking redacted, wherever it is in the prompt (platform.claude.com, Extended thinking, 2026-11). */
export const REDACTED_TRIGGER =
  'ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING_46C9A13E193C177646C7398A98432ECCCE4C1253D5E2D82641AC0E52CC2876CB';
