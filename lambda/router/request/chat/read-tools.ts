import type { Tool } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readParameters } from '../tools/read-schema';
import { readToolList } from '../tools/read-tool-list';
import { readToolName } from '../tools/read-tool-name';
import { readCache } from './read-cache';

/** Reads the functions that the model may ask for; `undefined` where there are none. */
export function readTools(fields: Fields, problems: Problems): readonly Tool[] | undefined {
  fields.refuse('functions', 'replaced by tools; send each function as { type: "function", function: … }');
  const tools = readToolList(fields, problems, 'function.name', readTool);
  return tools.length > 0 ? tools : undefined;
}

function readTool(tool: Fields, problems: Problems): Tool | undefined {
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
  const name = readToolName(described, problems);
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
