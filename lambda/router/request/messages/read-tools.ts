import type { ChatRequest, Tool, ToolChoice } from '../../contract/chat';
import { type Fields, isObject, kindOf } from '../fields';
import { readCache } from './read-cache';
import { itemsAt, objectAt, type Reading, refuseWith, textAt } from './reading';
import { serverTool } from './server-tools';

/** What Anthropic's API allows as a name (API reference, "Tool", 2026-11). */
const NAME = /^[a-zA-Z0-9_-]{1,128}$/;

/** Reads the caller's own tools. */
export function readTools(value: unknown, reading: Reading): readonly Tool[] {
  if (value === undefined) return [];
  const tools = itemsAt(value, 'tools', reading).flatMap((item, index) => {
    const fields = objectAt(item, `tools[${index}]`, reading);
    return fields ? readTool(fields, reading) : [];
  });
  const names = tools.map(({ name }) => name).filter(Boolean);
  if (new Set(names).size < names.length) {
    reading.problems.add('invalid_value', 'tools', 'has two tools of one name');
  }
  return tools;
}

function readTool(fields: Fields, reading: Reading): readonly Tool[] {
  const { problems } = reading;
  const type = fields.take('type') ?? 'custom';
  if (type !== 'custom') {
    problems.add('unsupported_field', fields.at('type'), serverTool(type));
    return [];
  }
  const name = textAt(fields, 'name', reading);
  if (name && !NAME.test(name)) {
    problems.add(
      'invalid_value',
      fields.at('name'),
      'must be 1 to 128 letters, digits, hyphens and underscores',
    );
  }
  const description = fields.text('description');
  const parameters = readSchema(fields, 'input_schema', reading);
  const strict = fields.flag('strict');
  const cache = readCache(fields, reading);
  fields.neutral('defer_loading', false);
  fields.neutral('allowed_callers', ['direct']);
  refuseWith(fields, 'input_examples', 'put the examples into the description', reading);
  // How arguments are cut into deltas; a client joins them.
  fields.take('eager_input_streaming');
  fields.ignore('cache_edits');
  fields.refuseOthers();
  return [
    {
      name,
      parameters,
      ...(description && { description }),
      ...(strict !== undefined && { strict }),
      ...cache,
    },
  ];
}

/** A JSON Schema of an object; one without properties, with a problem, for anything else. */
function readSchema(fields: Fields, name: string, { problems }: Reading): Readonly<Record<string, unknown>> {
  const schema = fields.take(name);
  if (!isObject(schema)) {
    problems.add('invalid_type', fields.at(name), `must be an object, not ${kindOf(schema)}`);
  } else if (schema.type !== 'object') {
    problems.add(
      'invalid_value',
      fields.at(name),
      'must be the JSON Schema of an object: its type must be object',
    );
  } else return schema;
  return { type: 'object' };
}

const CHOICES: Readonly<Record<string, ToolChoice>> = { auto: 'auto', any: 'required', none: 'none' };

type Choice = Pick<ChatRequest, 'toolChoice' | 'parallelToolCalls'>;

/** Reads which tools the model may call, and whether several at once. */
export function readToolChoice(fields: Fields, tools: readonly Tool[], { problems }: Reading): Choice {
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
