import { bedrockConverse } from '../../lib/config/facts/bedrock';
import { signatureOf } from './claude-thinking';
import { contentRefusal, lengthRefusal } from './converse-abilities';
import { cacheRefusal } from './converse-cache';
import { callsIn, resultsIn } from './converse-conversation';
import { grammarProblem } from './converse-grammar';
import { type ConverseBody, toolsIn } from './converse-request';
import { modelRefusal } from './model-refusal';

/**
 * What Bedrock says of parts of a request that this model does not take; `undefined` where it takes them. A model
 * without facts takes all of them.
 */
export function modelError(model: string, body: ConverseBody, streamed: boolean): string | undefined {
  if (Object.keys(bedrockConverse(model)).length === 0) return undefined;
  return (
    contentRefusal(model, body) ??
    lengthRefusal(model, body) ??
    toolRefusal(model, body, streamed) ??
    formatRefusal(model, body) ??
    cacheRefusal(model, body) ??
    claudeRefusal(model, body)
  );
}

const COMBINATORS = ['oneOf', 'allOf', 'anyOf'];

/**
 * Words: anthropics/claude-code issue 40075, earendil-works/pi issue 3739, BerriAI/litellm issue 7242, aws-samples/bedrock-access-gateway issue 92, looked
 * up 2026-11-26.
 */
function toolRefusal(model: string, { toolConfig, messages }: ConverseBody, streamed: boolean) {
  const { streamsTools, forcesTools, resultStatus, claude } = bedrockConverse(model);
  if (!toolConfig) return undefined;
  const rooted = toolsIn(toolConfig).findIndex(({ inputSchema: { json } }) =>
    COMBINATORS.some((key) => key in json),
  );
  if (claude && rooted >= 0) {
    return modelRefusal(
      `tools.${rooted}.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`,
    );
  }
  if (streamed && !streamsTools) return "This model doesn't support tool use in streaming mode.";
  const [choice] = Object.keys(toolConfig.toolChoice ?? { auto: {} });
  const taken = { any: ['auto', 'any'], tool: ['auto', 'any', 'tool'] }[forcesTools ?? 'any'];
  if (choice !== 'auto' && !(forcesTools && taken.includes(choice ?? ''))) {
    return `This model doesn't support the toolConfig.toolChoice.${choice} field. Remove toolConfig.toolChoice.${choice} and try again.`;
  }
  const statuses = messages.flatMap(({ content }) => resultsIn(content)).map(({ status }) => status);
  return !resultStatus && statuses.some(Boolean)
    ? "This model doesn't support the status field of a toolResult. Remove status and try again."
    : undefined;
}

/** Words: anomalyco/models.dev pull request 1765 and future-agi/future-agi pull request 412, looked up 2026-11-26. */
function formatRefusal(model: string, { outputConfig, toolConfig }: ConverseBody): string | undefined {
  const { followsSchemas } = bedrockConverse(model);
  const strict = toolsIn(toolConfig).filter((tool) => tool.strict);
  if (!followsSchemas) {
    if (outputConfig) return modelRefusal('output_config.format: Extra inputs are not permitted');
    return strict.length > 0
      ? modelRefusal('tools.0.custom.strict: Extra inputs are not permitted')
      : undefined;
  }
  const format = outputConfig?.textFormat.structure.jsonSchema.schema;
  const schemas = [
    ...(format === undefined ? [] : [parsed(format)]),
    ...strict.map((tool) => tool.inputSchema.json),
  ];
  const problem = schemas.map((schema) => grammarProblem(schema)).find(Boolean);
  return problem && modelRefusal(`output_config.format.schema: ${problem}`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Rules of Claude's thinking and of Anthropic's `tool_choice`. Words: vercel/ai pull request 17729, anomalyco/opencode
 * issue 3077, BerriAI/litellm pull request 32605 and issue 36536, looked up 2026-11-26.
 */
function claudeRefusal(model: string, body: ConverseBody): string | undefined {
  const { additionalModelRequestFields: fields = {}, toolConfig, messages, inferenceConfig } = body;
  const { claude } = bedrockConverse(model);
  const reasoning = messages.flatMap(({ content }, index) =>
    content.flatMap((block, at) =>
      'reasoningContent' in block
        ? [{ ...block.reasoningContent, place: `messages.${index}.content.${at}` }]
        : [],
    ),
  );
  if (!claude) {
    if (reasoning.length > 0) return "This model doesn't support the reasoningContent field.";
    return fields.tool_choice ? modelRefusal('extraneous key [tool_choice] is not permitted') : undefined;
  }
  for (const block of reasoning) {
    if (!('reasoningText' in block)) continue;
    const { text, signature } = block.reasoningText;
    if (signature === undefined) return modelRefusal(`${block.place}.thinking.signature: Field required`);
    if (signature !== signatureOf(text))
      return modelRefusal(`${block.place}: Invalid \`signature\` in \`thinking\` block`);
  }
  if (inferenceConfig?.stopSequences?.some((sequence) => sequence.trim() === '')) {
    return modelRefusal('stop_sequences: each stop sequence must contain non-whitespace');
  }
  const { tool_choice: choice, thinking } = fields;
  const forced = toolConfig?.toolChoice && !('auto' in toolConfig.toolChoice);
  if (choice) {
    if (!toolConfig) return modelRefusal('tool_choice: may only be specified while providing tools');
    if (choice.type === undefined && !toolConfig.toolChoice)
      return modelRefusal('tool_choice.type: Field required');
    if (choice.type !== undefined && toolConfig.toolChoice)
      return modelRefusal('tool_choice: conflicting values');
  }
  if (!thinking || thinking.type === 'disabled') return undefined;
  if (forced) return modelRefusal('Thinking may not be enabled when tool_choice forces tool use.');
  return unsignedTurn(body);
}

/** A turn that goes on after the result of a tool begins with the thinking that led to the call. */
function unsignedTurn({ messages }: ConverseBody): string | undefined {
  const [before, last] = messages.slice(-2);
  if (!before || !last || resultsIn(last.content).length === 0 || callsIn(before.content).length === 0)
    return undefined;
  const [first = {}] = before.content;
  if ('reasoningContent' in first) return undefined;
  const found = 'toolUse' in first ? 'tool_use' : 'text';
  return modelRefusal(
    `messages.${messages.length - 2}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${found}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks).`,
  );
}
