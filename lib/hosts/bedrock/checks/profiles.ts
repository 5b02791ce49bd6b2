import { BEDROCK_MODEL_IDS, bedrockModel, profileDestinations } from '../../../config/facts/bedrock';
import { factsIfKnown } from '../../../config/facts/regions';
import { modelCheck } from '../../../config/host-check';
import type { BedrockModel } from '../schema';

const ANYWHERE = 'any commercial region';

/** A profile of this scope can be called from this region. */
export const profileIsCallable = modelCheck<BedrockModel>()(['region'], ({ profile }, path, { region }) => {
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

/** The model has a profile of this scope, as far as is known. */
export const profileExists = modelCheck<BedrockModel>()([], (model, path) => {
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

/** The file lists exactly where prompts may be processed, so that a review of the file is a review of that. */
export const destinationsAreExact = modelCheck<BedrockModel>()(['region'], (model, path, { region }) => {
  const { profile } = model;
  const facts = factsIfKnown(region);
  if (!profile || !facts?.profileScopes.includes(profile.scope)) return [];
  const at = `${path}.profile.destinations`;
  const got = profile.destinations;
  const known = profileDestinations(profile.scope, region);
  if ((profile.scope === 'global') !== (got === ANYWHERE)) {
    const allowed =
      known === ANYWHERE ? JSON.stringify(ANYWHERE) : `the regions of the ${profile.scope} profile`;
    return [{ path: at, got, allowed, fix: `write ${known ? written(known) : 'them as a list'}` }];
  }
  if (known === ANYWHERE || model.availabilityConfirmedOn) return [];
  if (known === undefined) {
    return [
      {
        path: at,
        got,
        allowed: `the regions of the ${profile.scope} profile as seen from ${region}, which differ by model and are not known here`,
        fix: `run aws bedrock get-inference-profile --region ${region} --inference-profile-identifier ${profile.scope}.${model.modelId}, list them, and add availabilityConfirmedOn with today's date`,
      },
    ];
  }
  if (typeof got !== 'string' && sameRegions(got, known)) return [];
  return [
    {
      path: at,
      got,
      allowed: `exactly the regions the ${profile.scope} profile may choose from ${region}`,
      fix: `write ${written(known)}; if the account says otherwise, add availabilityConfirmedOn with today's date`,
    },
  ];
});

function written(destinations: readonly string[] | typeof ANYWHERE): string {
  return typeof destinations === 'string'
    ? `'${destinations}'`
    : `[${destinations.map((region) => `'${region}'`).join(', ')}]`;
}

function sameRegions(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}
