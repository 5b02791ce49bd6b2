import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sizeInWords } from '../../stage-weights/progress-line';
import { totalOf } from '../../weights/read-weights';
import { BUNDLE_FILE, type Bundle, bundleText } from './bundle-file';

/** What a bundle has, with the hash by which both sides compare it. */
export function bundleInWords(folder: string, bundle: Bundle): string {
  const { bytes, files } = totalOf(bundle.parts);
  return [
    `${folder}: a bundle of ${Object.keys(bundle.models).join(', ')}: ${files} files, ${sizeInWords(bytes)}, verified.`,
    `SHA-256 of ${join(folder, BUNDLE_FILE)}: ${createHash('sha256').update(bundleText(bundle)).digest('hex')}`,
  ].join('\n');
}
