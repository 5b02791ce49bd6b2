import { basePath, ENDPOINTS, endpointsOn, inWords } from '../../../policy/endpoints';
import { LANE_PREFIX, type Lane } from '../../../policy/lane';
import { ApiError } from '../contract/api-error';
import { nearestWord } from './nearest-word';

/**
 * The error for a path that is not an endpoint. It names the nearest endpoint, and the mistake where the base URL is
 * wrong. It repeats no part of the path (I7).
 *
 * @param lane the lane whose router got the request
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
    ...(end.startsWith(ENDPOINTS.messages.path) ? [OF_ANTHROPIC] : []),
  ];
  return new ApiError('not_found', sentences.join(' '));
}

const listOf = (lane: Lane) => `The endpoints are ${endpointsOn(lane).map(inWords).join(', ')}.`;

/** The base URL of the other clients, without its end. */
const OF_ANTHROPIC = `Anthropic's clients append ${ENDPOINTS.messages.path} themselves: leave the /v1 at its end out.`;

/** Azure's own client puts the name of a deployment into the path (Azure OpenAI, REST API reference, 2026-11). */
const OF_AZURE =
  "Azure's clients put deployments/<name> into the path: use OpenAI's own client, and name the model in the field model.";

const VERSION = /^v\d+$/i;

/** Compares the words of the path with those of every endpoint; the first word close to one decides. */
function nearestEndpoint(parts: readonly string[]) {
  const endpoints = Object.values(ENDPOINTS);
  const wordsOf = (path: string) => path.split('/').filter((word) => /^\w/.test(word) && !VERSION.test(word));
  const words = endpoints.flatMap(({ path }) => wordsOf(path));
  // How many words there are since the last version: `completions` is the first word of one path and the second of another.
  let place = 0;
  for (const part of parts) {
    const word = VERSION.test(part) ? undefined : nearestWord(part, words);
    if (word) {
      const here = endpoints.find(({ path }) => wordsOf(path)[place] === word);
      return here ?? endpoints.find(({ path }) => wordsOf(path).includes(word));
    }
    place = VERSION.test(part) ? 0 : place + 1;
  }
  return undefined;
}

/** Names the mistake, where it is a common one. */
function mistake(path: string, parts: readonly string[], end: string): readonly string[] {
  const versions = parts.filter((part) => VERSION.test(part)).length;
  if (/[A-Z]/.test(path) && path.toLowerCase().endsWith(end)) return ['Paths are in lower case.'];
  if (parts.some((part) => part.toLowerCase() === 'deployments')) return [OF_AZURE];
  if (path.includes('//')) return ['Leave out the second of two slashes in a row.'];
  if (versions > 1) return ['The path has a version twice: the base URL has it already.'];
  if (versions === 0 && end.startsWith('/v')) return ['The path has no version: the base URL ends in it.'];
  return [];
}
