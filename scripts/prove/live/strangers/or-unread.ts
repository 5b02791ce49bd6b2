import { apart, Unread } from '../../../../lib/proof/live/strangers/unread';
import { isRefused } from '../../../account/is-refused';
import { noAnswer } from '../../../account/no-answer';
import { READS, type Read } from './actions';

/** What a look into the account finds, or why it found nothing. No failure of one look ends another. */
export async function orUnread<T>(read: Read, what: string, look: () => Promise<T>): Promise<T | Unread> {
  try {
    return await look();
  } catch (error) {
    return new Unread(what, `${whyNot(error)} It calls ${READS[read].join(', ')}.`);
  }
}

function whyNot(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (isRefused(error)) return `These credentials may not look (${name}).`;
  const [line] = message.split('\n');
  return noAnswer(error) ?? `The look failed (${name}: ${line}).`;
}

/** What a look at each of these things finds, and at which of them it found nothing. */
export async function atEach<T>(
  ids: readonly string[],
  read: Read,
  what: string,
  look: (id: string) => Promise<T>,
): Promise<{ readonly read: readonly T[]; readonly unread: readonly Unread[] }> {
  return apart(await Promise.all(ids.map((id) => orUnread(read, `${what} of ${id}`, () => look(id)))));
}
