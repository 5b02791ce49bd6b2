import type { Written } from '../weights/folder/write-weights';
import type { WeightsPlan } from '../weights/plan-weights';
import type { Selection } from '../weights/select/selection';
import type { Staged } from '../weights/stage-weights';
import { sizeInWords } from './progress-line';

/** How many files that are left out are named. */
const NAMED = 8;

export function stagedInWords(model: string, bucket: string, staged: Staged): string {
  const { bytes, files, leftOut, manifest, prefix, uploaded } = staged;
  const done =
    uploaded === 0
      ? `${files} files, ${sizeInWords(bytes)}, all there before and as their manifest says.`
      : `${files} files, ${sizeInWords(bytes)}: ${uploaded} written now, each compared with the manifest.`;
  return [
    `${model}: staged in s3://${bucket}/${prefix}`,
    `  ${done}`,
    ...leftOutInWords(leftOut),
    `  Their manifest: ${manifest}`,
  ].join('\n');
}

export const writtenInWords = (model: string, { bytes, files, folder, manifest }: Written): string =>
  [
    `${model}: written to ${folder}`,
    `  ${files} files, ${sizeInWords(bytes)}, with their manifest.`,
    `  Their manifest: ${manifest}`,
  ].join('\n');

const STATE = {
  staged: 'All of it is there: nothing would be written.',
  missing: 'It is not there, or not whole.',
  unknown: 'The prefix is known when the files have been read: its name is the hash of their manifest.',
} as const;

export const planInWords = (model: string, from: string, plan: WeightsPlan): string =>
  [
    `${model}: ${plan.files.length} files, ${sizeInWords(plan.bytes)}, from ${from}`,
    ...plan.files.map(({ path, bytes }) => `    ${path} (${sizeInWords(bytes)})`),
    ...leftOutInWords(plan.leftOut),
    `  ${plan.prefix ? `Prefix ${plan.prefix}. ` : ''}${STATE[plan.state]}`,
  ].join('\n');

function leftOutInWords(leftOut: Selection['leftOut']): readonly string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, NAMED).map(({ path, why }) => `    ${path}: ${why}`);
  const more = leftOut.length > NAMED ? [`    and ${leftOut.length - NAMED} more`] : [];
  return ['  Left out:', ...named, ...more];
}
