import type { ChatRequest, Tool, ToolChoice } from '../../contract/chat';
import { readCacheControl } from '../cache/cache-control';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readRequiredParameters } from '../tools/read-schema';
import { readToolList } from '../tools/read-tool-list';
import { readToolName } from '../tools/read-tool-name';
import { serverTool } from './server-tools';

/** Reads the caller's own tools. */
export const readTools = (fields: Fields, problems: Problems): readonly Tool[] =>
  readToolList(fields, problems, 'name', readTool);

function readTool(fields: Fields, problems: Problems): Tool | undefined {
  const type = fields.take('type') ?? 'custom';
  if (type !== 'custom') {
    return problems.add('unsupported_field', fields.at('type'), serverTool(type));
  }
  const name = readToolName(fields, problems);
  const description = fields.text('description');
  const parameters = readRequiredParameters(fields, 'input_schema', problems);
  const strict = fields.flag('strict');
  const cache = readCacheControl(fields);
  fields.neutral('defer_loading', false);
  fields.neutral('allowed_callers', ['direct']);
  fields.refuse('input_examples', 'put the examples into the description');
  // How arguments are cut into deltas; a client joins them.
  fields.take('eager_input_streaming');
  fields.ignore('cache_edits');
  fields.refuseOthers();
  if (name === undefined || !parameters) return undefined;
  return {
    name,
    parameters,
    ...(description && { description }),
    ...(strict !== undefined && { strict }),
    ...cache,
  };
}

const CHOICES: Readonly<Record<string, ToolChoice>> = { auto: 'auto', any: 'required', none: 'none' };

type Choice = Pick<ChatRequest, 'toolChoice' | 'parallelToolCalls'>;

/** Reads which tools the model may call, and whether several at once. */
export function readToolChoice(fields: Fields, tools: readonly Tool[], problems: Problems): Choice {
  const choice = fields.nested('tool_choice');
  if (!choice) return {};
  const type = choice.text('type') ?? '';
  const name = choice.text('name');
  const single = choice.flag('disable_parallel_tool_use') ?? false;
  choice.refuseOthers();
  const parallel = single ? { parallelToolCalls: false } : {};
  if (type === 'tool') {
    if (!tools.some((tool) => tool.name === name)) {
      problems.add('invalid_value', choice.at('name'), 'must be the name of one of the tools');
    }
    return { toolChoice: { name: name ?? '' }, ...parallel };
  }
  const toolChoice = Object.hasOwn(CHOICES, type) ? CHOICES[type] : undefined;
  if (!toolChoice) problems.add('invalid_value', choice.at('type'), 'must be auto, any, tool or none');
  if (toolChoice === 'required' && tools.length === 0) {
    problems.add('invalid_value', choice.at('type'), 'any needs tools; send them in tools');
  }
  // Without tools a choice among them says nothing.
  return toolChoice && tools.length > 0 ? { toolChoice, ...parallel } : {};
}
