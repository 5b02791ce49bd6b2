import type { EntityType } from '../../../../policy/entity';
import { ALPHANUMERIC, DIGIT, TOKEN, UPPER } from '../character-classes';
import { contextBefore } from '../context';
import { NOT_FOUND, type TextReading } from '../text-reading';

interface KeyFormat {
  readonly type: EntityType;
  readonly prefix: string;
  /** The fewest characters after the prefix; the prefix alone is an ordinary word. */
  readonly atLeast: number;
}

const keys = (type: EntityType, atLeast: number, ...prefixes: string[]): KeyFormat[] =>
  prefixes.map((prefix) => ({ type, prefix, atLeast }));

/**
 * Prefixes of keys, as their issuers and GitHub's secret scanning publish them (2026-11). Where two match, the first
 * counts.
 */
const FORMATS: readonly KeyFormat[] = [
  ...keys('aws-access-key', 16, 'AKIA', 'ASIA', 'ABIA', 'ACCA'),
  ...keys('gcp-api-key', 35, 'AIza'),
  ...keys('gcp-api-key', 24, 'GOCSPX-'),
  ...keys('github-token', 36, 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'),
  ...keys('github-token', 40, 'github_pat_'),
  ...keys('gitlab-token', 20, 'glpat-'),
  ...keys('hugging-face-token', 30, 'hf_', 'api_org_'),
  ...keys('slack-token', 10, 'xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xapp-'),
  ...keys('stripe-key', 16, 'sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'),
  ...keys('anthropic-api-key', 20, 'sk-ant-'),
  ...keys('openai-api-key', 20, 'sk-proj-', 'sk-svcacct-', 'sk-admin-'),
  ...keys('openai-api-key', 40, 'sk-'),
  ...keys('npm-token', 36, 'npm_'),
  ...keys('json-web-token', 14, 'eyJ'),
];

const BY_FIRST = new Map<number, KeyFormat[]>();
for (const format of FORMATS) {
  const first = format.prefix.charCodeAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), format]);
}

const DASH = 0x2d;
const UNDERSCORE = 0x5f;
const DOT = 0x2e;
const AWS_SECRET_LENGTH = 40;

/** The position after the part that identifies a key of a known issuer. Reads at most `atLeast` characters. */
export function readKey(reading: TextReading, start: number): number {
  const formats = BY_FIRST.get(reading.at(start));
  const format = formats?.find((candidate) => isKey(reading, start, candidate));
  if (!format) return NOT_FOUND;
  reading.found(format.type);
  return start + format.prefix.length + format.atLeast;
}

function isKey(reading: TextReading, start: number, { type, prefix, atLeast }: KeyFormat): boolean {
  if (!reading.startsWith(start, prefix)) return false;
  const end = start + prefix.length + atLeast;
  for (let i = start + prefix.length; i < end; i++) {
    const bits = reading.classAt(i);
    reading.steps++;
    if (type === 'aws-access-key' ? !(bits & (UPPER | DIGIT)) : !isKeyCharacter(reading, i)) return false;
  }
  if (type === 'aws-access-key') return !(reading.classAt(end) & ALPHANUMERIC);
  return type !== 'json-web-token' || (isTokenStart(reading, start) && isFollowedByClaims(reading, end));
}

const isKeyCharacter = (reading: TextReading, at: number) =>
  (reading.classAt(at) & ALPHANUMERIC) !== 0 || reading.at(at) === DASH || reading.at(at) === UNDERSCORE;

const isTokenStart = (reading: TextReading, at: number) => !(reading.classAt(at - 1) & TOKEN);

/** Much longer than the header of any token in use. */
const LONGEST_HEADER = 2048;

function isFollowedByClaims(reading: TextReading, from: number): boolean {
  let i = from;
  while (i < from + LONGEST_HEADER && isKeyCharacter(reading, i)) i++;
  reading.steps += i - from;
  return reading.at(i) === DOT && reading.startsWith(i + 1, 'eyJ');
}

/** An AWS secret access key has no prefix: 40 characters of base64, recognized by the words before them. */
export function readAwsSecret(reading: TextReading, start: number, end: number): void {
  if (end - start !== AWS_SECRET_LENGTH) return;
  if (contextBefore(reading, start).has('aws-secret-key')) reading.found('aws-secret-key');
}
