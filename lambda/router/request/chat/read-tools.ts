import type { Tool } from '../../contract/chat';
import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { readParameters } from '../tools/read-schema';
import { readToolName } from '../tools/read-tool-name';
import { readCache } from './read-cache';

/** OpenAI's limit. */
const MOST_TOOLS = 128;

/** Reads the functions that the model may ask for; `undefined` where there are none. */
export function readTools(fields: Fields, problems: Problems): readonly Tool[] | undefined {
  fields.refuse('functions', 'replaced by tools; send each function as { type: "function", function: … }');
  const value = fields.take('tools') ?? [];
  if (!Array.isArray(value)) {
    return problems.add('invalid_type', 'tools', `must be an array, not ${kindOf(value)}`);
  }
  if (value.length > MOST_TOOLS) {
    return problems.add('invalid_value', 'tools', `must hold at most ${MOST_TOOLS} tools`);
  }
  const names = new Set<string>();
  const tools = value.flatMap((tool, index) => {
    const path = `tools[${index}]`;
    if (isObject(tool)) return readTool(new Fields(tool, problems, path), names, problems) ?? [];
    problems.add('invalid_type', path, `must be an object, not ${kindOf(tool)}`);
    return [];
  });
  return tools.length > 0 ? tools : undefined;
}

function readTool(tool: Fields, names: Set<string>, problems: Problems): Tool | undefined {
  const type = tool.take('type');
  if (type !== 'function') {
    const what = 'only tools of type function are supported; the router runs no tool itself';
    return problems.add('unsupported_field', tool.at('type'), what);
  }
  const described = tool.nested('function');
  const cache = readCache(tool);
  tool.refuseOthers();
  if (!described) {
    if (tool.take('function') !== undefined) return undefined;
    return problems.add('invalid_type', tool.at('function'), 'must be an object with a name');
  }
  const name = readName(described, names, problems);
  const description = described.text('description');
  const parameters = readParameters(described, 'parameters', problems);
  const strict = described.flag('strict');
  described.refuseOthers();
  if (name === undefined) return undefined;
  return {
    name,
    ...(description !== undefined && { description }),
    ...(parameters && { parameters }),
    ...(strict !== undefined && { strict }),
    ...cache,
  };
}

function readName(described: Fields, names: Set<string>, problems: Problems): string | undefined {
  const name = readToolName(described, problems);
  if (name === undefined) return undefined;
  if (names.has(name)) {
    return problems.add('invalid_value', described.at('name'), 'is the name of an earlier tool');
  }
  names.add(name);
  return name;
}
