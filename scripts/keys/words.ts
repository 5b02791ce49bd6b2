import type { KeyEntry } from './key-table';
import type { IssuedKey } from './manage-keys';

/** A new key as text for its owner: its secret is shown only here. */
export function issuedInWords({ apiKey, caller, keyId, expiresAt }: IssuedKey): string {
  return [
    `Key ${keyId} of ${caller}, good until ${expiresAt}:`,
    '',
    `  ${apiKey}`,
    '',
    'It is not stored and cannot be shown again. Clients send it as `Authorization: Bearer`, or in `x-api-key`.',
  ].join('\n');
}

/** Every key on one line: id, caller, state, created, ends. */
export function listInWords(entries: readonly KeyEntry[], now: Date): string {
  if (entries.length === 0) return 'No API key has been issued.';
  const width = Math.max(...entries.map(({ caller }) => caller.length));
  return entries
    .map((entry) =>
      [
        entry.keyId,
        entry.caller.padEnd(width),
        stateOf(entry, now).padEnd(7),
        `created ${entry.createdAt}`,
        `ends ${entry.expiresAt}`,
      ].join('  '),
    )
    .join('\n');
}

function stateOf({ status, expiresAt }: KeyEntry, now: Date): string {
  if (status === 'revoked') return 'revoked';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
}
