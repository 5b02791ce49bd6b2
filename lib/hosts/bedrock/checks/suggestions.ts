import {
  type BedrockModelFacts,
  dataRetentionOf,
  leadsAcrossBorders,
  profileDestinations,
} from '../../../config/facts/bedrock';
import { keptInWords } from '../../../config/facts/data-retention';
import { factsIfKnown } from '../../../config/facts/regions';
import { type Homeland, homeInWords, outsideHome } from '../../../config/home';

// An error proposes what its reader then writes. So each proposal that leads beyond the jurisdiction says so.

/** The scopes of a model's profiles that are known and can be called from this region. */
export const callableScopes = (
  { profiles }: Pick<BedrockModelFacts, 'profiles'>,
  region: string,
): readonly string[] => factsIfKnown(region)?.profileScopes.filter((scope) => profiles.includes(scope)) ?? [];

/** Scopes, each with the boundary of its profile: `ca (geography), us (global: us-east-1 outside CA)`. */
export function scopesInWords(scopes: readonly string[], modelId: string, homeland: Homeland): string {
  return scopes.map((scope) => `${scope} (${reach(scope, modelId, homeland)})`).join(', ') || 'none';
}

function reach(scope: string, modelId: string, homeland: Homeland): string {
  const kept = keptInWords(modelId);
  if (kept !== undefined) return `global: ${kept}`;
  const known = profileDestinations(scope, homeland.region, modelId);
  if (typeof known === 'string') return `global: ${known}`;
  if (known === undefined) {
    return leadsAcrossBorders(scope)
      ? `global: it leads outside ${homeInWords(homeland)}`
      : 'its destinations are not known here, and may make it global';
  }
  const outside = outsideHome(known, homeland);
  return outside.length === 0
    ? 'geography'
    : `global: ${outside.join(', ')} outside ${homeInWords(homeland)}`;
}

/** Regions, those at home first: `ca-central-1; outside CA: us-east-1`. */
export function regionsInWords(regions: readonly string[], homeland: Homeland): string {
  const outside = outsideHome(regions, homeland);
  const home = regions.filter((region) => !outside.includes(region));
  return [
    home.join(', ') || `no region of ${homeInWords(homeland)}`,
    ...(outside.length > 0 ? [`outside ${homeInWords(homeland)}: ${outside.join(', ')}`] : []),
  ].join('; ');
}

/** Models, those last whose prompts AWS keeps: their boundary is global without any profile. */
export function modelsInWords(ids: readonly string[]): string {
  const kept = ids.filter((id) => dataRetentionOf(id) !== 'none');
  const others = ids.filter((id) => !kept.includes(id));
  return `${others.join(', ')}${kept.length > 0 ? `; at boundary global, because AWS keeps prompts: ${kept.join(', ')}` : ''}`;
}

/** The models that keep no prompt: those that a spelling error may be corrected to. */
export const modelsThatKeepNothing = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => dataRetentionOf(id) === 'none');
