import { z } from 'zod';

/** Text of a given form. `words` describe it in the error for a missing or malformed value. */
export const textLike = (words: string, pattern: RegExp) => z.string(words).regex(pattern, words);

/** Lower-case letters, digits and hyphens, starting with a letter: safe in every AWS name it becomes part of. */
export const slug = (maxLength: number) =>
  textLike(
    `a name of lower-case letters, digits and hyphens, starting with a letter, at most ${maxLength} long`,
    new RegExp(`^(?=.{1,${maxLength}}$)[a-z]([a-z0-9-]*[a-z0-9])?$`),
  );

export const imageDigest = textLike('sha256: and 64 lower-case hex digits', /^sha256:[0-9a-f]{64}$/);
export const tokens = z.int('a whole number of tokens').min(1).max(10_000_000);
export const accountId = textLike('an AWS account id, 12 digits in quotes', /^\d{12}$/);
/** A calendar day, `2026-11-21`. */
export const day = z.iso.date();
/** An IPv4 block in CIDR notation, its host bits zero. */
export const cidr = textLike('an IPv4 block such as 10.0.0.0/16', /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/).refine(
  isBlock,
  'an IPv4 block such as 10.0.0.0/16: four numbers up to 255, a prefix up to 32, host bits zero',
);
export const roleOrUserArn = textLike(
  'the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/claims',
  /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]*[\w+=,.@-]$/,
);
export const prefixList = textLike('a prefix list id such as pl-63a5400a', /^pl-[0-9a-f]{8,17}$/);

function isBlock(block: string): boolean {
  const [address = '', prefix = ''] = block.split('/');
  const bytes = address.split('.').map(Number);
  if (Number(prefix) > 32 || bytes.some((byte) => byte > 255)) return false;
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return !bits.slice(Number(prefix)).includes('1');
}
