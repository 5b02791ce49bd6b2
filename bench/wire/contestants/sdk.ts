import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ToolInputSchema,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

// An OpenAI front for Bedrock as one writes it in an afternoon: the AWS SDK calls, and JSON.stringify writes.

const client = new BedrockRuntimeClient({
  region: 'us-east-1',
  endpoint: process.env.UPSTREAM,
  credentials: { accessKeyId: 'AKIDBENCH', secretAccessKey: 'bench' },
  // The client's default is HTTP/2. Here it speaks HTTP/1.1 without TLS, as every contestant does.
  requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 4_096 } }),
});

interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly tools?: readonly {
    readonly function: {
      readonly name: string;
      readonly description?: string;
      readonly parameters: ToolInputSchema.JsonMember['json'];
    };
  }[];
  readonly response_format?: { readonly json_schema: { readonly name: string; readonly schema: object } };
}

createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: Error) => {
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end(error.message);
  });
}).listen(0, '127.0.0.1');

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const chat = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest;
  const head = {
    id: `chatcmpl-${crypto.randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: chat.model,
  };
  if (chat.stream) await streamed(chat, head, outgoing);
  else await whole(chat, head, outgoing);
}

async function whole(chat: ChatRequest, head: object, outgoing: ServerResponse): Promise<void> {
  const { output, stopReason, usage } = await client.send(new ConverseCommand(toConverse(chat)));
  const blocks = output?.message?.content ?? [];
  const calls = blocks.flatMap(({ toolUse }) =>
    toolUse ? [toCall(toolUse, JSON.stringify(toolUse.input))] : [],
  );
  const content = blocks.map(({ text }) => text ?? '').join('');
  const message = { role: 'assistant', content, ...(calls.length > 0 && { tool_calls: calls }) };
  const choices = [{ index: 0, message, finish_reason: finishReason(stopReason) }];
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ ...head, object: 'chat.completion', choices, usage: toUsage(usage) }));
}

async function streamed(chat: ChatRequest, head: object, outgoing: ServerResponse): Promise<void> {
  const { stream = [] } = await client.send(new ConverseStreamCommand(toConverse(chat)));
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (rest: object) =>
    outgoing.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...rest })}\n\n`);
  const choice = (delta: object, finish_reason: string | null) =>
    write({ choices: [{ index: 0, delta, finish_reason }] });
  for await (const event of stream) {
    if (event.messageStart) choice({ role: event.messageStart.role, content: '' }, null);
    const started = event.contentBlockStart?.start?.toolUse;
    if (started) choice({ tool_calls: [{ index: 0, ...toCall(started, '') }] }, null);
    const delta = event.contentBlockDelta?.delta;
    if (delta?.text !== undefined) choice({ content: delta.text }, null);
    if (delta?.toolUse) {
      choice({ tool_calls: [{ index: 0, function: { arguments: delta.toolUse.input } }] }, null);
    }
    if (event.messageStop) choice({}, finishReason(event.messageStop.stopReason));
    if (event.metadata) write({ choices: [], usage: toUsage(event.metadata.usage) });
  }
  outgoing.end('data: [DONE]\n\n');
}

interface ToolUse {
  readonly toolUseId?: string | undefined;
  readonly name?: string | undefined;
}

const toCall = ({ toolUseId, name }: ToolUse, text: string) => ({
  id: toolUseId,
  type: 'function',
  function: { name, arguments: text },
});

function toConverse(chat: ChatRequest): ConverseCommandInput {
  const { model, messages, max_tokens, temperature } = chat;
  const system = messages.flatMap(({ role, content }) => (role === 'system' ? [{ text: content }] : []));
  return {
    modelId: model,
    system,
    messages: messages.flatMap(({ role, content }) =>
      role === 'system' ? [] : [{ role, content: [{ text: content }] }],
    ),
    inferenceConfig: { maxTokens: max_tokens, temperature },
    toolConfig: chat.tools && { tools: chat.tools.map(toSpecification) },
    outputConfig: chat.response_format && toOutputConfig(chat.response_format.json_schema),
  };
}

const toSpecification = ({
  function: { name, description, parameters },
}: NonNullable<ChatRequest['tools']>[number]) => ({
  toolSpec: { name, description, inputSchema: { json: parameters } },
});

const toOutputConfig = ({ name, schema }: NonNullable<ChatRequest['response_format']>['json_schema']) => ({
  textFormat: {
    type: 'json_schema' as const,
    structure: { jsonSchema: { name, schema: JSON.stringify(schema) } },
  },
});

function finishReason(reason: string | undefined): string {
  if (reason === 'tool_use') return 'tool_calls';
  return reason === 'max_tokens' ? 'length' : 'stop';
}

function toUsage(usage: { inputTokens?: number; outputTokens?: number; totalTokens?: number } | undefined) {
  return {
    prompt_tokens: usage?.inputTokens,
    completion_tokens: usage?.outputTokens,
    total_tokens: usage?.totalTokens,
  };
}
