import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** A limit of this API: each answer is a whole call of the model, with its time, its tokens and its price. */
export const MOST_ANSWERS = 8;

/** How many answers the request asks for: OpenAI's `n`. */
export function readAnswers(fields: Fields, problems: Problems): number {
  const answers = fields.amount('n') ?? 1;
  if (Number.isInteger(answers) && answers >= 1 && answers <= MOST_ANSWERS) return answers;
  problems.add(
    'invalid_value',
    fields.at('n'),
    `must be a whole number from 1 to ${MOST_ANSWERS}: each answer is a whole call of the model; for more, send several requests`,
  );
  return 1;
}
