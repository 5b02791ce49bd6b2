import type { ChatRequest, Tool, ToolChoice } from '../../contract/chat';
import { Fields, isObject } from '../fields';
import type { Problems } from '../problems';

type ChosenTools = Pick<ChatRequest, 'tools' | 'toolChoice'>;

const WORDS = ['auto', 'none', 'required'] as const;
const EXPECTED =
  'must be auto, none, required, { type: "function", function: { name } } or { type: "allowed_tools", … }';

/**
 * Reads which of the tools the model may or must call. Of tools of which only some are allowed, the others are left out:
 * no host has a word for it.
 */
export function readToolChoice(
  fields: Fields,
  tools: readonly Tool[] | undefined,
  problems: Problems,
): ChosenTools {
  fields.refuse('function_call', 'replaced by tool_choice; send that');
  const value = fields.take('tool_choice');
  const path = fields.at('tool_choice');
  if (value === undefined) return tools ? { tools } : {};
  const word = WORDS.find((known) => known === value);
  if (!tools) {
    if (word === 'auto' || word === 'none') return {};
    problems.add('invalid_value', path, 'is allowed only where there are tools');
    return {};
  }
  if (word) return { tools, ...(word !== 'auto' && { toolChoice: word }) };
  if (!isObject(value)) {
    problems.add('invalid_value', path, EXPECTED);
    return { tools };
  }
  const choice = new Fields(value, problems, path);
  switch (choice.take('type')) {
    case 'function': {
      const name = readNamed(choice, tools, problems);
      choice.refuseOthers();
      return { tools, ...(name !== undefined && { toolChoice: { name } }) };
    }
    case 'allowed_tools':
      return readAllowed(choice, tools, problems);
    default:
      problems.add('unsupported_field', choice.at('type'), EXPECTED);
      return { tools };
  }
}

/** The name of the tool that `function.name` names, which must be one of the tools. */
function readNamed(choice: Fields, tools: readonly Tool[], problems: Problems): string | undefined {
  const named = choice.nested('function');
  const name = named?.text('name');
  named?.refuseOthers();
  if (name !== undefined && tools.some((tool) => tool.name === name)) return name;
  return problems.add(
    'invalid_value',
    `${choice.at('function')}.name`,
    'must be the name of one of the tools',
  );
}

function readAllowed(choice: Fields, tools: readonly Tool[], problems: Problems): ChosenTools {
  // OpenAI's types nest the fields; the Responses API and some clients do not.
  const nested = choice.nested('allowed_tools');
  const allowed = nested ?? choice;
  const mode: ToolChoice | undefined = allowed.word('mode', 'auto', 'required');
  const list = allowed.take('tools');
  nested?.refuseOthers();
  choice.refuseOthers();
  if (!Array.isArray(list) || list.length === 0) {
    problems.add('invalid_type', allowed.at('tools'), 'must be an array of one tool or more');
    return { tools };
  }
  const names = list.map((entry, index) =>
    readNamed(
      new Fields(isObject(entry) ? entry : {}, problems, `${allowed.at('tools')}[${index}]`),
      tools,
      problems,
    ),
  );
  const kept = tools.filter(({ name }) => names.includes(name));
  return { tools: kept, ...(mode === 'required' && { toolChoice: mode }) };
}
