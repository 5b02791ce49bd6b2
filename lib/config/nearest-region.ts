import { REGION_NAMES } from './facts/regions';
import { homeInWords } from './home';
import { nearestWord } from './nearest-word';

/**
 * ` (did you mean "eu-west-1", in EU?)`, or nothing if no region is close. A region with another beginning lies in
 * another part of the world and is not proposed. The beginning does not say which law applies: `eu-west-2` is in GB.
 */
export function regionMeant(typed: string): string {
  const area = typed.slice(0, typed.indexOf('-') + 1).toLowerCase();
  const alike = area === '' ? [] : REGION_NAMES.filter((name) => name.startsWith(area));
  const region = nearestWord(typed, alike);
  return region === undefined ? '' : ` (did you mean "${region}", in ${homeInWords({ region })}?)`;
}
