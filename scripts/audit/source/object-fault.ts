import type { Fault } from '../audit-finding';
import { DamagedGzip } from './lines-of';
import { ObjectUnread } from './stored-object';

/** The fault of one object that this error means; `undefined` where it is not about one object. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof ObjectUnread) return { kind: 'unread', words: `it was not read: ${error.message}` };
  if (!(error instanceof DamagedGzip)) return undefined;
  return { kind: 'unreadable', words: 'the object is damaged: it cannot be decompressed' };
}
