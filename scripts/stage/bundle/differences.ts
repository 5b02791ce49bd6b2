import type { SelfHostedModel } from '../../../lib/config/model';
import { platformInWords, platformOf } from '../../images/platform';
import type { Bundled } from './bundle-file';

/** Where a bundle has something else than a deployment file names, or it or its lock pins, in words. Pure. */
export function differences(
  { image, instanceType, weights }: SelfHostedModel,
  bundled: Bundled,
): readonly string[] {
  const compared = [
    ['image.source', image.source, bundled.image.source],
    ['image.digest', image.digest ?? bundled.image.digest, bundled.image.digest],
    ['the platform of instanceType', platformInWords(platformOf(instanceType)), bundled.image.platform],
    ['weights.source', weights.source, bundled.weights.source],
    ['weights.revision', 'revision' in weights ? weights.revision : undefined, bundled.weights.revision],
    ['weights.manifest', weights.manifest ?? bundled.weights.manifest, bundled.weights.manifest],
  ] as const;
  return compared
    .filter(([, expected, got]) => expected !== got)
    .map(([what, expected, got]) => `${what}: ${expected ?? 'none'}; the bundle has ${got ?? 'none'}`);
}
