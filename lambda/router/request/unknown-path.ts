import { basePath, ENDPOINTS, endpointsOn, inWords } from '../../../policy/endpoints';
import { LANE_PREFIX, type Lane } from '../../../policy/lane';
import { ApiError } from '../contract/api-error';
import { nearestWord } from './nearest-word';

/**
 * The refusal of a path that is no endpoint: names the nearest one and, where a base URL was put together wrongly,
 * what is wrong with it. Nothing of the path is repeated (I7).
 *
 * @param lane whose router refuses
 * @param lanes the lanes of the deployment
 */
export function unknownPath(path: string, lane: Lane, lanes: readonly Lane[]): ApiError {
  const parts = path.split('/').filter((part) => part !== '');
  const asksForSealed = parts.some((part) => `/${part.toLowerCase()}` === LANE_PREFIX.sealed);
  if (asksForSealed && !lanes.includes('sealed')) {
    const message = `This deployment has no sealed lane, because none of its models answers inside the account. ${listOf(lane)}`;
    return new ApiError('not_found', message);
  }
  const meant = asksForSealed ? 'sealed' : lane;
  const nearest = nearestEndpoint(parts);
  if (!nearest) return new ApiError('not_found', `No endpoint has this path. ${listOf(meant)}`);
  const { method, path: end } = nearest;
  const sentences = [
    `No endpoint has this path; the nearest is ${method} ${LANE_PREFIX[meant]}${end}.`,
    ...mistake(path, parts, end),
    `The base URL is an output of the gateway stack and ends in ${basePath(meant)}.`,
  ];
  return new ApiError('not_found', sentences.join(' '));
}

const listOf = (lane: Lane) => `The endpoints are ${endpointsOn(lane).map(inWords).join(', ')}.`;

const VERSION = /^v\d+$/i;

/** The endpoint one of whose words is closest to a word of the path; the first word that is close to any decides. */
function nearestEndpoint(parts: readonly string[]) {
  const endpoints = Object.values(ENDPOINTS);
  const wordsOf = (path: string) => path.split('/').filter((word) => word !== '' && !VERSION.test(word));
  const words = endpoints.flatMap(({ path }) => wordsOf(path));
  for (const part of parts.filter((one) => !VERSION.test(one))) {
    const word = nearestWord(part, words);
    if (word) return endpoints.find(({ path }) => wordsOf(path).includes(word));
  }
  return undefined;
}

/** What is wrong with the path, where it is one of the mistakes base URLs are made with. */
function mistake(path: string, parts: readonly string[], end: string): readonly string[] {
  const versions = parts.filter((part) => VERSION.test(part)).length;
  if (/[A-Z]/.test(path) && path.toLowerCase().endsWith(end)) return ['Paths are in lower case.'];
  if (path.includes('//')) return ['Leave out the second of two slashes in a row.'];
  if (versions > 1) return ['The path has a version twice: the base URL has it already.'];
  if (versions === 0 && end.startsWith('/v')) return ['The path has no version: the base URL ends in it.'];
  return [];
}
