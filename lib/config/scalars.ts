import { z } from 'zod';

/** Lower-case letters, digits and hyphens, starting with a letter: safe in every AWS name it becomes part of. */
export const slug = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, 'lower-case letters, digits and hyphens, starting with a letter');

export const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 lower-case hex digits');
export const tokens = z.int().min(1).max(10_000_000);
export const accountId = z.string().regex(/^\d{12}$/, 'an AWS account id, 12 digits');
export const cidr = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, 'an IPv4 block such as 10.0.0.0/16')
  .refine(
    (block) => block.split(/[./]/).every((part, i) => Number(part) <= (i === 4 ? 32 : 255)),
    'an IPv4 block',
  );
export const roleOrUserArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, 'the ARN of an IAM role or user');
/** A calendar day, `2026-11-21`. */
export const day = z.iso.date();
export const prefixList = z.string().regex(/^pl-[0-9a-f]{8,17}$/, 'a prefix list id such as pl-63a5400a');
