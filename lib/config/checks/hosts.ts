import { HOSTS, type Host } from '../../../policy/boundary';
import { checksOf } from '../../hosts/schemas';
import type { Placed } from '../host-check';
import { isOn, type ModelOn } from '../model';
import type { Problem } from '../problem';
import type { WellFormedParts } from '../well-formed-parts';
import type { Check } from './check';

/** The rules of each host for its models. */
export const hostsHold: Check = (parts) => HOSTS.flatMap((host) => problemsOn(host, parts));

function problemsOn<H extends Host>(host: H, { models, sections }: WellFormedParts): readonly Problem[] {
  const placed = models.flatMap(({ model, path }): Placed<ModelOn<H>>[] =>
    isOn(model, host) ? [{ model, path }] : [],
  );
  return checksOf(host).flatMap((check) => check(placed, sections));
}
