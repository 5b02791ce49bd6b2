import { MOST } from '../bounds';
import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** How many answers the request asks for: OpenAI's `n`. */
export function readAnswers(fields: Fields, problems: Problems): number {
  const answers = fields.amount('n') ?? 1;
  if (Number.isInteger(answers) && answers >= 1 && answers <= MOST.answers) return answers;
  problems.add(
    'invalid_value',
    fields.at('n'),
    `must be a whole number from 1 to ${MOST.answers}: each answer is a whole call of the model; for more, send several requests`,
  );
  return 1;
}
