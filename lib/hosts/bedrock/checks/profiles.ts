import {
  BEDROCK_MODEL_IDS,
  bedrockModel,
  leadsAcrossBorders,
  profileDestinations,
} from '../../../config/facts/bedrock';
import { factsIfKnown, KNOWN_REGIONS, partitionOf } from '../../../config/facts/regions';
import { type Homeland, homeInWords, homeOf, outsideHome } from '../../../config/home';
import { modelCheck } from '../../../config/host-check';
import { nearestWords } from '../../../config/nearest-word';
import { looksLikeRegion } from '../../../config/region-name';
import type { BedrockModel } from '../schema';
import { callableScopes, regionsInWords, scopesInWords } from './suggestions';

const ANYWHERE = 'any commercial region';

/** Calls from this region may use a profile of this scope. */
const profileIsCallable = modelCheck<BedrockModel>()(['region', 'jurisdiction'], (model, path, place) => {
  const { profile, modelId } = model;
  const facts = factsIfKnown(place.region);
  if (!facts || !profile || facts.profileScopes.includes(profile.scope)) return [];
  return [
    {
      path: `${path}.profile.scope`,
      got: profile.scope,
      allowed: `scopes that can be called from ${place.region}: ${scopesInWords(facts.profileScopes, modelId, place)}`,
      fix: 'name one of these within the ceilings, or remove the profile',
    },
  ];
});

/** According to the facts, the model has a profile of this scope. */
const profileExists = modelCheck<BedrockModel>()(['region', 'jurisdiction'], (model, path, place) => {
  const { profile, modelId } = model;
  if (!profile || !BEDROCK_MODEL_IDS.includes(modelId) || model.availabilityConfirmedOn) return [];
  const facts = bedrockModel(modelId);
  if (facts.profiles.includes(profile.scope)) return [];
  return [
    {
      path: `${path}.profile.scope`,
      got: profile.scope,
      allowed: `scopes known for ${facts.name} from ${place.region}: ${scopesInWords(callableScopes(facts, place.region), modelId, place)}`,
      fix: `take one of these within the ceilings; or, if ${look(place.region, profile.scope, modelId)} finds it, add availabilityConfirmedOn with today's date`,
    },
  ];
});

/** The country of each destination is known. Without it no border can be seen. */
const destinationsAreKnown = modelCheck<BedrockModel>()(['region', 'jurisdiction'], (model, path, place) => {
  const { profile, modelId } = model;
  if (!profile || typeof profile.destinations === 'string') return [];
  const home = homeOf(place);
  const known = profileDestinations(profile.scope, place.region, modelId) ?? [];
  const likely = [...new Set([...(known === ANYWHERE ? [] : known), ...home])];
  const { destinations } = profile;
  return unknownIn(destinations).map(({ destination, index }) => ({
    path: `${path}.profile.destinations[${index}]`,
    got: destination,
    allowed: `regions whose country is known; those of ${homeInWords(place)}: ${home.join(', ')}`,
    fix: looksLikeRegion(destination)
      ? `run ${look(place.region, profile.scope, modelId)}; if it prints ${destination}, ${ADD_COUNTRY}; if not, ${correction(destination, likely, destinations, place) ?? 'remove it'}`
      : (correction(destination, likely, destinations, place) ?? `correct it, or ${ADD_COUNTRY}`),
  }));
});

const ADD_COUNTRY = 'add the region with its country to otherRegions in lib/config/facts/regions.json';

/** The destinations without a known country, and their places in the list. */
const unknownIn = (destinations: readonly string[]) =>
  destinations
    .map((destination, index) => ({ destination, index }))
    .filter(({ destination }) => !KNOWN_REGIONS.includes(destination));

/** The close region that the list lacks; `undefined` if none is close. A region beyond the jurisdiction is named as such. */
function correction(
  destination: string,
  likely: readonly string[],
  list: readonly string[],
  homeland: Homeland,
): string | undefined {
  const close = nearestWords(destination, likely);
  const meant = close.find((region) => !list.includes(region));
  if (meant !== undefined) return `write "${meant}"${outsideNote([meant], homeland)}`;
  if (close.length > 0) return `remove it: the list already holds ${regionsInWords(close, homeland)}`;
  return undefined;
}

/**
 * The file lists every region where prompts may be processed, so that a review of the file covers them.
 * `availabilityConfirmedOn` allows more regions than the facts list, never fewer: an extra region can only widen the
 * boundary, a missing one would hide that a prompt crosses a border.
 */
const destinationsAreExact = modelCheck<BedrockModel>()(['region', 'jurisdiction'], (model, path, place) => {
  const { region } = place;
  const { profile } = model;
  const facts = factsIfKnown(region);
  if (!profile || !facts?.profileScopes.includes(profile.scope)) return [];
  const at = `${path}.profile.destinations`;
  const got = profile.destinations;
  const known = profileDestinations(profile.scope, region, model.modelId);
  if ((profile.scope === 'global') !== (got === ANYWHERE)) {
    const allowed =
      known === ANYWHERE ? JSON.stringify(ANYWHERE) : `the regions of the ${profile.scope} profile`;
    return [{ path: at, got, allowed, fix: `write ${known ? written(known, place) : 'them as a list'}` }];
  }
  if (got === ANYWHERE || known === ANYWHERE || unknownIn(got).length > 0) return [];
  const confirmed = model.availabilityConfirmedOn !== undefined;
  if (known === undefined && !confirmed) {
    return [
      {
        path: at,
        got,
        allowed: `the regions of the ${profile.scope} profile as seen from ${region}, which differ by model and are not known here`,
        fix: `run ${look(region, profile.scope, model.modelId)}, list them, and add availabilityConfirmedOn with today's date`,
      },
    ];
  }
  const missing = (known ?? []).filter((one) => !got.includes(one));
  const more = known !== undefined && got.some((one) => !known.includes(one));
  const twice = new Set(got).size < got.length;
  if (missing.length === 0 && !twice && (!more || confirmed)) return [];
  return [
    {
      path: at,
      got,
      allowed: known
        ? `each of the regions that ${profile.scope} profiles are known to choose from ${region}, once: ${regionsInWords(known, place)}${missing.length > 0 ? `; this list lacks ${missing.join(', ')}` : ''}`
        : `each region once`,
      fix: `write ${written(known ?? [...new Set(got)], place)}. Destinations differ by model: ${look(region, profile.scope, model.modelId)} prints those of this one. Where it prints more, write all of them and add availabilityConfirmedOn with today's date; where it prints fewer, enter them under profileDestinationsByModel in ${FACTS}, with that command and today's date as source`,
    },
  ];
});

const FACTS = 'lib/config/facts/bedrock-models.json';

/** What prints where the profile of a model may process a prompt. */
function look(region: string, scope: string, modelId: string): string {
  return `aws bedrock get-inference-profile --region ${region} --inference-profile-identifier ${scope}.${modelId}`;
}

/** Each destination is in the partition of the deployment: Bedrock never sends a prompt to another. */
const destinationsShareThePartition = modelCheck<BedrockModel>()(['region'], (model, path, { region }) => {
  const destinations = model.profile?.destinations ?? [];
  const partition = partitionOf(region);
  if (destinations === ANYWHERE || partition === undefined) return [];
  return destinations.flatMap((destination, index) =>
    [partition, undefined].includes(partitionOf(destination))
      ? []
      : [
          {
            path: `${path}.profile.destinations[${index}]`,
            got: destination,
            allowed: `regions of partition ${partition}`,
            fix: 'remove it',
          },
        ],
  );
});

/** Some profiles leave the country for every model. A list with home regions only is then incomplete. */
const borderIsShown = modelCheck<BedrockModel>()(['region'], (model, path, { region }) => {
  const { profile } = model;
  if (!profile || profile.destinations === ANYWHERE || !leadsAcrossBorders(profile.scope)) return [];
  if (homeOf({ region }).length === 0 || outsideHome(profile.destinations, { region }).length > 0) return [];
  return [
    {
      path: `${path}.profile.destinations`,
      got: profile.destinations,
      allowed: `every region the ${profile.scope} profile may choose; it is known to lead out of ${homeInWords({ region })}, the jurisdiction of ${region}`,
      fix: `run ${look(region, profile.scope, model.modelId)}, and list every region it prints`,
    },
  ];
});

/** Every rule about a profile. */
export const PROFILE_CHECKS = [
  profileIsCallable,
  profileExists,
  destinationsAreKnown,
  destinationsAreExact,
  destinationsShareThePartition,
  borderIsShown,
];

/** Destinations as the file writes them. Those beyond the jurisdiction are named as such. */
function written(destinations: readonly string[] | typeof ANYWHERE, homeland: Homeland): string {
  if (typeof destinations === 'string') return `'${destinations}', which is boundary global`;
  return `[${destinations.map((region) => `'${region}'`).join(', ')}]${outsideNote(destinations, homeland)}`;
}

/** What a proposal says of its regions that are not at home. */
function outsideNote(regions: readonly string[], homeland: Homeland): string {
  const outside = outsideHome(regions, homeland);
  if (outside.length === 0) return '';
  return `, which is boundary global: ${outside.join(', ')} outside ${homeInWords(homeland)}`;
}
