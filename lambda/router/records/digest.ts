import type { AwsJson } from '../../aws/aws-json';
import { hmacSha256 } from '../../aws/hmac-sha256';
import { tryTwice } from './try-twice';

/**
 * A keyed digest of a text. A person who has the text and may use the KMS key can prove that a record is about it. A
 * person who has only the record cannot guess the text. KMS derives the key of a day as HMAC-SHA256 over
 * `hybrid-llm/digest/<UTC day>`, once a day for each execution environment; the digests are then computed locally.
 * Result: `hmac-sha256/<UTC day>/<hex>`.
 */
export function createDigest(
  call: AwsJson,
  keyId: string,
  now: () => Date,
): (text: string) => Promise<string> {
  let held: { readonly day: string; readonly mac: Promise<Mac> } | undefined;

  const macOf = (day: string): Promise<Mac> => {
    if (held?.day === day) return held.mac;
    const mac = deriveMac(call, keyId, day);
    held = { day, mac };
    mac.catch(() => {
      if (held?.mac === mac) held = undefined;
    });
    return mac;
  };

  return async (text) => {
    const day = now().toISOString().slice(0, 10);
    const mac = await macOf(day);
    return `hmac-sha256/${day}/${mac(text)}`;
  };
}

type Mac = (text: string) => string;

/** The length of an HMAC-SHA-256. */
const MAC_BYTES = 32;

async function deriveMac(call: AwsJson, keyId: string, day: string): Promise<Mac> {
  const message = Buffer.from(`hybrid-llm/digest/${day}`).toString('base64');
  const body = { KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: message };
  const answer = await tryTwice((timeoutMs) =>
    call({ service: 'kms', target: 'TrentService.GenerateMac', body, timeoutMs }),
  );
  const mac = (answer as { readonly Mac?: unknown } | undefined)?.Mac;
  const key = Buffer.from(typeof mac === 'string' ? mac : '', 'base64');
  if (key.length !== MAC_BYTES)
    throw new Error(`the answer of KMS to GenerateMac has no Mac of ${MAC_BYTES} bytes`);
  return hmacSha256(key);
}
