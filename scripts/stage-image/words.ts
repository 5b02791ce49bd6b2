import type { ModelStaged } from './stage-models';

/** Bytes as people read them: `9.8 GB`. */
export function sizeInWords(bytes: number): string {
  const unit = bytes >= 1e9 ? 'GB' : 'MB';
  return `${(bytes / (unit === 'GB' ? 1e9 : 1e6)).toFixed(1)} ${unit}`;
}

/** What became of one image. @param place the repository or folder that images go to */
export function stagedInWords(one: ModelStaged, place: string): string {
  const head = `${one.model}: ${'from' in one ? one.from : one.source}, for ${one.platform}`;
  if ('failed' in one) return `${head}\n  failed: ${one.failed.words}\n  next: ${one.failed.next}`;
  const where = `${place}:${one.tag}`;
  const lines = 'staged' in one ? stagedLines(one.staged, where) : plannedLines(one.planned, where);
  const next = one.pinned
    ? []
    : [
        'planned' in one
          ? 'not pinned yet: without --plan, this digest is pinned'
          : 'not pinned before: compare this digest with what the publisher names',
      ];
  return [head, ...lines.map((line) => `  ${line}`), ...next.map((line) => `  ${line}`)].join('\n');
}

const stagedLines = (
  { platformDigest, bytes, copied, skipped }: Extract<ModelStaged, { staged: unknown }>['staged'],
  where: string,
) => [
  `${platformDigest}, ${sizeInWords(bytes)}`,
  `is in ${where}, verified: ${copied} parts copied, ${skipped} were there`,
];

const plannedLines = (
  { platformDigest, bytes, missing, tagged }: Extract<ModelStaged, { planned: unknown }>['planned'],
  where: string,
) => [
  `${platformDigest}, ${sizeInWords(bytes)}`,
  tagged && missing.blobs === 0
    ? `is in ${where}`
    : `would go to ${where}: ${missing.blobs} parts, ${sizeInWords(missing.bytes)}`,
];

/** The same for programs. */
export const stagedAsJson = (done: readonly ModelStaged[], place: string): string =>
  JSON.stringify(
    done.map((one) => {
      if (!('failed' in one)) return { ...one, place };
      const { kind, words, next } = one.failed;
      return { ...one, place, failed: { kind, words, next } };
    }),
    null,
    2,
  );
