import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** Why a field that refers to stored state is refused, and what a client sends in its place. */
const STORED = {
  previous_response_id:
    'no response is stored here; send its items again in input, or in the AI SDK leave previousResponseId out and set store: false in providerOptions.openai',
  conversation: 'no conversation is stored here; send its items again in input',
  prompt: 'no prompt template is stored here; send its text in instructions and input',
} as const;

/** Refuses the fields that refer to something a server would have stored: the router stores no text (I7). */
export function refuseStoredState(fields: Fields, problems: Problems): void {
  for (const [name, advice] of Object.entries(STORED)) fields.refuse(name, advice);
  if (fields.flag('background')) {
    const advice =
      'a response that is fetched later would have to be stored; leave it out and set stream: true';
    problems.add('unsupported_field', 'background', advice);
  }
}

/** Why an item that refers to a stored item is refused. */
export const ITEM_REFERENCE =
  'no item is stored here; send the item itself. The AI SDK does with store: false in providerOptions.openai';
