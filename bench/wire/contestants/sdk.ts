import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
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
  const content = output?.message?.content?.map(({ text }) => text ?? '').join('') ?? '';
  const message = { role: 'assistant', content };
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
    if (event.contentBlockDelta) choice({ content: event.contentBlockDelta.delta?.text ?? '' }, null);
    if (event.messageStop) choice({}, finishReason(event.messageStop.stopReason));
    if (event.metadata) write({ choices: [], usage: toUsage(event.metadata.usage) });
  }
  outgoing.end('data: [DONE]\n\n');
}

function toConverse({ model, messages, max_tokens, temperature }: ChatRequest): ConverseCommandInput {
  const system = messages.flatMap(({ role, content }) => (role === 'system' ? [{ text: content }] : []));
  return {
    modelId: model,
    system,
    messages: messages.flatMap(({ role, content }) =>
      role === 'system' ? [] : [{ role, content: [{ text: content }] }],
    ),
    inferenceConfig: { maxTokens: max_tokens, temperature },
  };
}

const finishReason = (reason: string | undefined) => (reason === 'max_tokens' ? 'length' : 'stop');

function toUsage(usage: { inputTokens?: number; outputTokens?: number; totalTokens?: number } | undefined) {
  return {
    prompt_tokens: usage?.inputTokens,
    completion_tokens: usage?.outputTokens,
    total_tokens: usage?.totalTokens,
  };
}
