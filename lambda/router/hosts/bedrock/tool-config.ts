import type { ToolConfiguration } from '@aws-sdk/client-bedrock-runtime';
import type { JsonSchema, Tool } from '../../contract/chat';
import type { CacheMarks } from './cache-marks';
import type { CallForm } from './call-form';
import { closedSchema } from './closed-schema';

/** The tools of a call, and which of them the model must call; `undefined` where it has none. */
export function toolConfig(form: CallForm, marks: CacheMarks): ToolConfiguration | undefined {
  const { use } = form;
  if (!use) return undefined;
  const choice = toolChoice(form);
  return {
    tools: use.tools.flatMap((tool) => [
      { toolSpec: toolSpec(tool, form) },
      ...marks.after(tool),
    ]) as ToolConfiguration['tools'],
    ...(choice && { toolChoice: choice }),
  };
}

/** Absent where the model decides by itself, which every model with tools does. */
function toolChoice({ use, toolNames }: CallForm): ToolConfiguration['toolChoice'] {
  if (!use || use.choice === 'auto' || use.choice === 'none') return undefined;
  return use.choice === 'any' ? { any: {} } : { tool: { name: toolNames.accepted(use.choice.name) } };
}

function toolSpec({ name, description, parameters = {}, strict }: Tool, { toolNames, traits }: CallForm) {
  const schema = asObject(parameters);
  const closed = strict && traits.followsSchemas ? closedSchema(schema) : undefined;
  return {
    name: toolNames.accepted(name),
    // Converse refuses an empty description.
    ...(description?.trim() && { description }),
    inputSchema: { json: closed ?? schema },
    ...(closed && { strict: true }),
  };
}

/** Converse takes schemas of objects alone (API reference, ToolInputSchema). */
const asObject = (schema: JsonSchema): JsonSchema =>
  'type' in schema
    ? schema
    : { type: 'object', ...('properties' in schema ? {} : { properties: {} }), ...schema };

/**
 * Anthropic's `tool_choice`, for what Converse has no field for. Its `type` may be named in one of both places alone
 * (BerriAI/litellm issue 36536).
 */
export function claudeToolChoice({ use, traits }: CallForm): object | undefined {
  if (!use || !traits.claude) return undefined;
  if (use.choice === 'none') return { type: 'none' };
  if (use.mostCalls !== 1) return undefined;
  return { ...(use.choice === 'auto' && { type: 'auto' }), disable_parallel_tool_use: true };
}
