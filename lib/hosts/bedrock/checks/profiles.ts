import {
  BEDROCK_MODEL_IDS,
  bedrockModel,
  leadsAcrossBorders,
  profileDestinations,
} from '../../../config/facts/bedrock';
import { factsIfKnown, jurisdictionOf, partitionOf, regionsAtHome } from '../../../config/facts/regions';
import { modelCheck } from '../../../config/host-check';
import type { BedrockModel } from '../schema';

const ANYWHERE = 'any commercial region';

/** Calls from this region may use a profile of this scope. */
const profileIsCallable = modelCheck<BedrockModel>()(['region'], ({ profile }, path, { region }) => {
  const facts = factsIfKnown(region);
  if (!facts || !profile || facts.profileScopes.includes(profile.scope)) return [];
  return [
    {
      path: `${path}.profile.scope`,
      got: profile.scope,
      allowed: `scopes that can be called from ${region}: ${facts.profileScopes.join(', ')}`,
      fix: 'name one of these, or remove the profile',
    },
  ];
});

/** According to the facts, the model has a profile of this scope. */
const profileExists = modelCheck<BedrockModel>()([], (model, path) => {
  const { profile, modelId } = model;
  if (!profile || !BEDROCK_MODEL_IDS.includes(modelId) || model.availabilityConfirmedOn) return [];
  const facts = bedrockModel(modelId);
  if (facts.profiles.includes(profile.scope)) return [];
  return [
    {
      path: `${path}.profile.scope`,
      got: profile.scope,
      allowed: `scopes known for ${facts.name}: ${facts.profiles.join(', ') || 'none, it answers in-region only'}`,
      fix: `take one of these; or, if aws bedrock get-inference-profile --inference-profile-identifier ${profile.scope}.${modelId} finds it, add availabilityConfirmedOn with today's date`,
    },
  ];
});

/**
 * The file lists every region where prompts may be processed, so that a review of the file covers them.
 * `availabilityConfirmedOn` allows more regions than the facts list, never fewer: an extra region can only widen the
 * boundary, a missing one would hide that a prompt crosses a border.
 */
const destinationsAreExact = modelCheck<BedrockModel>()(['region'], (model, path, { region }) => {
  const { profile } = model;
  const facts = factsIfKnown(region);
  if (!profile || !facts?.profileScopes.includes(profile.scope)) return [];
  const at = `${path}.profile.destinations`;
  const got = profile.destinations;
  const known = profileDestinations(profile.scope, region, model.modelId);
  if ((profile.scope === 'global') !== (got === ANYWHERE)) {
    const allowed =
      known === ANYWHERE ? JSON.stringify(ANYWHERE) : `the regions of the ${profile.scope} profile`;
    return [{ path: at, got, allowed, fix: `write ${known ? written(known) : 'them as a list'}` }];
  }
  if (got === ANYWHERE || known === ANYWHERE) return [];
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
        ? `each of the regions that ${profile.scope} profiles are known to choose from ${region}, once: ${known.join(', ')}${missing.length > 0 ? `; this list lacks ${missing.join(', ')}` : ''}`
        : `each region once`,
      fix: `write ${written(known ?? [...new Set(got)])}. Destinations differ by model: ${look(region, profile.scope, model.modelId)} prints those of this one. Where it prints more, write all of them and add availabilityConfirmedOn with today's date; where it prints fewer, enter them under profileDestinationsByModel in ${FACTS}, with that command and today's date as source`,
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
    partitionOf(destination) === partition
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
  const home = regionsAtHome(region);
  if (home.length === 0 || profile.destinations.some((destination) => !home.includes(destination))) return [];
  return [
    {
      path: `${path}.profile.destinations`,
      got: profile.destinations,
      allowed: `every region the ${profile.scope} profile may choose; it is known to lead out of the jurisdiction of ${region} (${jurisdictionOf(region)})`,
      fix: `run ${look(region, profile.scope, model.modelId)}, and list every region it prints`,
    },
  ];
});

/** Every rule about a profile. */
export const PROFILE_CHECKS = [
  profileIsCallable,
  profileExists,
  destinationsAreExact,
  destinationsShareThePartition,
  borderIsShown,
];

function written(destinations: readonly string[] | typeof ANYWHERE): string {
  return typeof destinations === 'string'
    ? `'${destinations}'`
    : `[${destinations.map((region) => `'${region}'`).join(', ')}]`;
}
