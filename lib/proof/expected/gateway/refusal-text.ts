import { readJson } from '../../matching/json';
import { text } from '../../matching/rule';

/**
 * A refusal in the shape that OpenAI's and Anthropic's clients read. The sentence may be any, because it is for the caller. It contains no
 * `$`, with which API Gateway begins its variables, so that no part of a request is in it.
 */
export const refusalText = (code: string, type: string) =>
  text(
    `an error of type ${type} with code ${code}, as clients of every dialect read it, and no variable`,
    (found) => {
      if (found.includes('$')) return false;
      const { error, type: kind, ...others } = parsed(found);
      if (kind !== 'error' || typeof error !== 'object' || error === null || Object.keys(others).length > 0)
        return false;
      const { message, ...rest } = error as Readonly<Record<string, unknown>>;
      return typeof message === 'string' && message !== '' && isRest(rest, { code, type });
    },
  );

const isRest = (rest: Readonly<Record<string, unknown>>, expected: { code: string; type: string }) =>
  Object.keys(rest).length === 3 &&
  rest.code === expected.code &&
  rest.type === expected.type &&
  rest.param === null;

function parsed(found: string): Readonly<Record<string, unknown>> {
  const { json } = readJson(found);
  return typeof json === 'object' && json !== null ? { ...json } : {};
}
