import { hashSecret, newApiKey, writeApiKey } from '../../lambda/authorizer/api-keys/api-key';
import type { Deployment } from '../../lib/config/deployment';
import { CommandError } from '../command-line/command-error';
import type { KeyTable } from './key-table';

type Callers = Deployment['callers'];

/** A new key as it is shown once, to the operator who issued it. */
export interface IssuedKey {
  readonly keyId: string;
  readonly caller: string;
  /** What the client sends. It cannot be shown again. */
  readonly apiKey: string;
  readonly expiresAt: string;
}

const HOUR_MS = 60 * 60_000;

/** A new key for a caller that may have one. */
export async function issueKey(
  table: KeyTable,
  callers: Callers,
  { caller, days }: { readonly caller: string; readonly days: number },
  now: Date,
): Promise<IssuedKey> {
  const allowed = callers.filter(({ apiKeys }) => apiKeys).map(({ name }) => name);
  if (!allowed.includes(caller)) {
    const names = allowed.join(', ') || 'none';
    throw new CommandError(`${caller} may have no API key; callers with apiKeys: true are ${names}.`);
  }
  const key = newApiKey();
  const expiresAt = later(now, days * 24 * HOUR_MS);
  await table.add({
    keyId: key.keyId,
    caller,
    ...hashSecret(key.secret),
    status: 'active',
    createdAt: now.toISOString(),
    expiresAt,
  });
  return { keyId: key.keyId, caller, apiKey: writeApiKey(key), expiresAt };
}

/** A new key for the caller of an old one. The old one ends after the overlap, or when it would have anyway. */
export async function rotateKey(
  table: KeyTable,
  callers: Callers,
  request: { readonly keyId: string; readonly days: number; readonly overlapHours: number },
  now: Date,
): Promise<IssuedKey & { readonly oldExpiresAt: string }> {
  const old = await table.get(request.keyId);
  if (old.status !== 'active' || Date.parse(old.expiresAt) <= now.getTime()) {
    throw new CommandError(`Key ${request.keyId} is revoked or expired; issue ${old.caller} a new one.`);
  }
  const issued = await issueKey(table, callers, { caller: old.caller, days: request.days }, now);
  const ends = later(now, request.overlapHours * HOUR_MS);
  const oldExpiresAt = Date.parse(ends) < Date.parse(old.expiresAt) ? ends : old.expiresAt;
  await table.change(request.keyId, { expiresAt: oldExpiresAt });
  return { ...issued, oldExpiresAt };
}

/** Revokes a key. It stays in the table, so that records which name it can still be explained. */
export async function revokeKey(table: KeyTable, keyId: string): Promise<void> {
  await table.change(keyId, { status: 'revoked' });
}

const later = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
