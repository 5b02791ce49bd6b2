import type { Account } from './account';
import { unlessAbsent } from './unless-absent';

/** The attributes of a topic; `undefined` where this account and region have none with this ARN. */
export async function topicAttributes(
  arn: string,
  { api }: Pick<Account, 'api'>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const answer = api.topics('GetTopicAttributes', { TopicArn: arn });
  const xml = await unlessAbsent(answer, 'NotFound', 'NotFoundException');
  if (xml === undefined) return undefined;
  const entries = xml.matchAll(/<key>([^<]*)<\/key>\s*<value>([^<]*)<\/value>/g);
  return new Map([...entries].map(([, key = '', value = '']) => [key, unescaped(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

/** A text of XML without its entities. */
const unescaped = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name] ?? whole);
  });
