import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { isToolName, TOOL_NAME } from './tool-name';

/** Reads a name that every host takes for tools and schemas, of a tool that is offered or was called. */
export function readToolName(fields: Fields, problems: Problems): string | undefined {
  const name = fields.requiredText('name');
  if (name === undefined || isToolName(name)) return name;
  return problems.add('invalid_value', fields.at('name'), TOOL_NAME);
}
