import { z } from 'zod';
import { isUnpinnedDigest } from './placeholder';
import { correctableText, orElse, textLike, textThat } from './text-like';

/** Lower-case letters, digits and hyphens, starting with a letter: safe in every AWS name it becomes part of. */
export const slug = (maxLength: number) =>
  correctableText(
    `a name of lower-case letters, digits and hyphens, starting with a letter, at most ${maxLength} long`,
    new RegExp(`^(?=.{1,${maxLength}}$)[a-z]([a-z0-9-]*[a-z0-9])?$`),
    (text) => asSlug(text, maxLength),
    'write a name that begins with a letter, such as "claims"',
  );

function asSlug(text: string, maxLength: number): string {
  const hyphened = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return hyphened
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
}

/** The name of an S3 bucket: 3 to 63 characters. */
export const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export const imageDigest = textThat(
  'sha256: and 64 lower-case hex digits, of an image that exists',
  (text) => DIGEST.test(text) && !isUnpinnedDigest(text),
  (text) =>
    isUnpinnedDigest(text)
      ? 'remove the line: until the lock file beside the deployment has the digest, the image is not pinned'
      : orElse(
          `sha256:${text.toLowerCase().replace(/^.*sha256:/, '')}`,
          DIGEST,
          'write the digest as the registry shows it; or remove the line, until the image is staged',
        ),
);

/** SHA-256 of the manifest of a model's weights. */
export const manifestHash = correctableText(
  'a SHA-256 hash, 64 lower-case hex digits',
  /^[0-9a-f]{64}$/,
  (text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^sha256[:-]/, ''),
  'write the hash of the manifest as the lock file has it; or remove the line, until the weights are staged',
);

export const tokens = z.int('a whole number of tokens').min(1).max(10_000_000);
/** 0: no text at all. */
export const answerTokens = z.int('a whole number of tokens').min(0).max(10_000_000);

export const accountId = correctableText(
  'an AWS account id, 12 digits in quotes',
  /^\d{12}$/,
  (text) => text.replace(/[\s-]/g, ''),
  'write the account that aws sts get-caller-identity prints',
);

/** A calendar day, `2026-11-21`. */
export const day = textThat('a day such as 2026-11-21', isDay, (text) => {
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? [];
  const written = year
    ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
    : text.trim().slice(0, 10);
  if (isDay(written)) return `write ${JSON.stringify(written)}`;
  return DAY.test(text) ? 'write a day that the calendar has' : 'write year, month and day: "2026-11-21"';
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const PRINCIPAL = /^arn:aws[a-z-]{0,20}:iam::\d{12}:(role|user)\/[\w+=,.@/-]{0,512}[\w+=,.@-]$/;

export const roleOrUserArn = textLike(
  'the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/claims',
  PRINCIPAL,
  (text) => {
    if (text.includes('*')) return 'name each role or user by its own ARN: no wildcard';
    if (/:root$/.test(text)) return 'name roles or users of the account, each by its own ARN';
    const arn = text.replace(/^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+).*$/, 'arn:$1:iam::$2:role/$3');
    return orElse(arn, PRINCIPAL, 'write the ARN that aws iam get-role or get-user prints');
  },
  600,
);

/** AWS gives ids of 8 or of 17 hex digits. */
const awsId = (prefix: string, words: string, lookUp: string) =>
  correctableText(
    `${words}: ${prefix}- and 8 or 17 hex digits`,
    new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
    (text) => text.trim().toLowerCase(),
    `write the id that ${lookUp} prints`,
  );

export const prefixList = awsId(
  'pl',
  'a prefix list id such as pl-63a5400a',
  'aws ec2 describe-prefix-lists',
);
export const vpcEndpoint = awsId(
  'vpce',
  'a VPC endpoint id such as vpce-0a1b2c3d',
  'aws ec2 describe-vpc-endpoints',
);

export const vpcId = awsId('vpc', 'a VPC id such as vpc-0a1b2c3d', 'aws ec2 describe-vpcs');
export const subnetId = awsId('subnet', 'a subnet id such as subnet-0a1b2c3d', 'aws ec2 describe-subnets');
export const securityGroupId = awsId(
  'sg',
  'a security group id such as sg-0a1b2c3d',
  'aws ec2 describe-security-groups',
);
export const routeTableId = awsId(
  'rtb',
  'a route table id such as rtb-0a1b2c3d',
  'aws ec2 describe-route-tables',
);

export const mailAddress = correctableText(
  'a mail address',
  z.regexes.email,
  (text) => text.trim().replace(/^.*<(.*)>$/, '$1'),
  'write one address, such as "llm-operations@example.com"',
);
