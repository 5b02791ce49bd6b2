import { ec2TypeOf } from './facts/instances';
import { ONLY_OLDER_ACCOUNTS, offeringZones, usualZoneId, WITHOUT_LAMBDA } from './facts/zones';
import type { Model } from './model';
import { offeringsCommand } from './offerings-command';
import { unconfirmedFeatures } from './unconfirmed-features';
import type { Warning } from './warning';

/** The part of a deployment that says where it is. */
export interface Placed {
  readonly region: string;
  readonly availabilityZones: readonly string[];
  readonly models: readonly Model[];
}

/**
 * What a deployment relies on in its region and its zones, and no source confirms. An account maps the letters of its
 * zones to ids of its own, so what is known by id is a warning here, and a check of `npm run deploy`.
 */
export const regionWarnings = (deployment: Placed): readonly Warning[] => [
  ...unconfirmedFeatures({
    region: deployment.region,
    instanceTypes: deployment.models.flatMap((model) =>
      'instanceType' in model ? [model.instanceType] : [],
    ),
  }).map(({ what, without, look }) => ({
    path: 'region',
    got: deployment.region,
    why: `not confirmed in ${deployment.region}: ${what}. If it is not so, ${without}`,
    next: look,
  })),
  ...deployment.availabilityZones.flatMap((zone, index) => zoneWarnings(zone, index)),
  ...deployment.models.flatMap((model, index) => offeringWarnings(model, index, deployment)),
];

function zoneWarnings(zone: string, index: number): readonly Warning[] {
  const path = `availabilityZones[${index}]`;
  const next = 'take another zone; npm run deploy looks up the zones of your account';
  if (ONLY_OLDER_ACCOUNTS.includes(zone)) {
    return [{ path, got: zone, why: 'new accounts do not have this zone', next }];
  }
  const id = usualZoneId(zone);
  if (id === undefined || !WITHOUT_LAMBDA.includes(id)) return [];
  return [
    {
      path,
      got: zone,
      why: `it is ${id} in most accounts, a zone in which Lambda is not known to run functions`,
      next,
    },
  ];
}

function offeringWarnings(
  model: Model,
  index: number,
  { region, availabilityZones }: Placed,
): readonly Warning[] {
  if (!('instanceType' in model)) return [];
  const offering = offeringZones(region, ec2TypeOf(model.instanceType));
  if (!offering?.length || model.availabilityConfirmedOn) return [];
  const without = availabilityZones.filter((zone) => {
    const id = usualZoneId(zone);
    return id !== undefined && !offering.includes(id);
  });
  if (without.length === 0) return [];
  return [
    {
      path: `models[${index}].instanceType`,
      got: model.instanceType,
      why: `it is not known to be offered in ${without.join(' and ')}: no instance starts there, and a failure of the other zones stops the model`,
      next: `take zones that offer it (${offering.join(', ')}); or, if ${offeringsCommand(region, model.instanceType)} lists these zones, add availabilityConfirmedOn with today's date`,
    },
  ];
}
