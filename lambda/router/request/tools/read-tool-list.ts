import type { Tool } from '../../contract/chat';
import { MOST } from '../bounds';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readEach } from '../read-each';

/** Reads one tool; `undefined`, with a problem, where it is wrong. */
type ReadTool = (tool: Fields, problems: Problems) => Tool | undefined;

/**
 * Reads the tools that a request offers. Each has a name of its own, because a call names its tool.
 *
 * @param nameField where a tool has its name
 */
export function readToolList(
  fields: Fields,
  problems: Problems,
  nameField: 'name' | 'function.name',
  read: ReadTool,
): readonly Tool[] {
  const value = fields.take('tools') ?? [];
  const path = fields.at('tools');
  if (Array.isArray(value) && value.length > MOST.tools) {
    problems.add('invalid_value', path, `must hold at most ${MOST.tools} tools`);
    return [];
  }
  const names = new Set<string>();
  return readEach(value, path, problems, (each) => {
    const tool = read(each, problems);
    if (tool && names.has(tool.name)) {
      problems.add('invalid_value', each.at(nameField), 'is the name of an earlier tool; each has its own');
    }
    if (tool) names.add(tool.name);
    return tool;
  });
}
