import { textThat } from './text-like';

/** An IPv4 block in CIDR notation, its host bits zero. Each block has one spelling: no number begins with a zero. */
export const cidr = textThat(
  'an IPv4 block such as 10.0.0.0/16: four numbers up to 255, a prefix up to 32, host bits zero, no leading zeros',
  (text) => text === spelling(text),
  nextStep,
);

const NUMBERS = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:\/(\d{1,3}))?$/;

/** The block that a text means, in its one spelling; `undefined` if it means none. */
function spelling(text: string): string | undefined {
  const [, ...numbers] = NUMBERS.exec(text) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = numbers.map(Number);
  if (Math.max(a, b, c, d) > 255 || Number.isNaN(prefix) || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return `${[2 ** 24, 2 ** 16, 2 ** 8, 1].map((place) => Math.floor(first / place) % 256).join('.')}/${prefix}`;
}

function nextStep(text: string): string {
  const meant = spelling(text.trim());
  if (meant !== undefined) return `write ${JSON.stringify(meant)}, the block that has this address`;
  if (text.includes(':')) return 'write an IPv4 block: the VPC and its endpoints have no IPv6';
  const [, , , , , prefix] = NUMBERS.exec(text.trim()) ?? [];
  if (NUMBERS.test(text.trim()) && prefix === undefined)
    return `add the prefix, such as ${text.trim()}/32 for one address`;
  if (Number(prefix) > 32) return 'write a prefix of 32 or less';
  return 'write four numbers up to 255 and a prefix, such as "10.0.0.0/16"';
}
