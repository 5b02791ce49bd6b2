import type { Tool, ToolChoice } from '../../contract/chat';
import { Fields, isObject } from '../fields';
import type { Problems } from '../problems';
import { readParameters } from '../tools/read-schema';
import { readToolList } from '../tools/read-tool-list';
import { readToolName } from '../tools/read-tool-name';

/** What a request says of tools, as far as a host needs it. */
export interface AskedTools {
  readonly tools?: readonly Tool[];
  readonly toolChoice?: ToolChoice;
  readonly parallelToolCalls?: boolean;
}

/** Reads `tools`, `tool_choice` and `parallel_tool_calls`. */
export function readTools(fields: Fields, problems: Problems): AskedTools {
  const offered = readToolList(fields, problems, 'name', readTool);
  const choice = readToolChoice(fields, offered, problems);
  const parallelToolCalls = fields.flag('parallel_tool_calls');
  const { allowed } = choice;
  const tools = allowed ? offered.filter(({ name }) => allowed.includes(name)) : offered;
  if (tools.length === 0) return {};
  return {
    tools,
    ...(choice.toolChoice !== undefined && { toolChoice: choice.toolChoice }),
    ...(parallelToolCalls !== undefined && { parallelToolCalls }),
  };
}

function readTool(fields: Fields, problems: Problems): Tool | undefined {
  if (fields.requiredText('type') === undefined) return undefined;
  if (fields.take('type') !== 'function') return problems.add('unsupported_field', fields.at('type'), HOSTED);
  const name = readToolName(fields, problems);
  const description = fields.text('description');
  const parameters = readParameters(fields, 'parameters', problems);
  const strict = fields.flag('strict') ?? false;
  fields.neutral('defer_loading', false);
  fields.neutral('allowed_callers', ['direct']);
  fields.neutral('async', false);
  fields.refuseOthers();
  if (name === undefined) return undefined;
  return {
    name,
    strict,
    ...(description !== undefined && { description }),
    ...(parameters && { parameters }),
  };
}

const HOSTED =
  'only tools of type function are supported, which the application runs; tools that OpenAI runs (web_search, file_search, code_interpreter, computer_use, mcp, image_generation) and custom tools are not';

interface Choice {
  readonly toolChoice?: ToolChoice;
  /** The names of the tools that may be called. @default all of them */
  readonly allowed?: readonly string[];
}

function readToolChoice(fields: Fields, offered: readonly Tool[], problems: Problems): Choice {
  if (isObject(fields.take('tool_choice'))) return readNamedChoice(fields, offered, problems);
  const word = fields.word('tool_choice', 'auto', 'none', 'required');
  if (word === 'required' && offered.length === 0) {
    problems.add('invalid_value', 'tool_choice', 'needs at least one tool in tools');
  }
  return word ? { toolChoice: word } : {};
}

function readNamedChoice(fields: Fields, offered: readonly Tool[], problems: Problems): Choice {
  const choice = fields.nested('tool_choice');
  switch (choice?.take('type')) {
    case 'function': {
      const name = readOfferedName(choice, offered, problems);
      choice.refuseOthers();
      return name === undefined ? {} : { toolChoice: { name } };
    }
    case 'allowed_tools': {
      const toolChoice = choice.word('mode', 'auto', 'required');
      const allowed = readAllowed(choice, offered, problems);
      choice.refuseOthers();
      return { allowed, ...(toolChoice && { toolChoice }) };
    }
    default:
      problems.add('unsupported_field', fields.at('tool_choice.type'), 'must be function or allowed_tools');
      return {};
  }
}

function readAllowed(choice: Fields, offered: readonly Tool[], problems: Problems): readonly string[] {
  const value = choice.take('tools');
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) {
    problems.add('invalid_type', choice.at('tools'), 'must be an array of at least one tool');
    return [];
  }
  return value.flatMap((each, index) => {
    const tool = new Fields(each, problems, `${choice.at('tools')}[${index}]`);
    if (tool.take('type') !== 'function') {
      return problems.add('unsupported_field', tool.at('type'), HOSTED) ?? [];
    }
    return readOfferedName(tool, offered, problems) ?? [];
  });
}

function readOfferedName(fields: Fields, offered: readonly Tool[], problems: Problems): string | undefined {
  const name = readToolName(fields, problems);
  if (name === undefined || offered.some((tool) => tool.name === name)) return name;
  return problems.add('invalid_value', fields.at('name'), 'must be the name of a tool in tools');
}
