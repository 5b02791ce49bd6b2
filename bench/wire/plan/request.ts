import { askFor } from './answers';
import type { RequestKind, Wire } from './cases';
import { type ContestantId, speaksOn } from './contestants';
import { promptOf } from './prompt';
import { FORMAT, TOOLS } from './tools';

/** The models, as the router of the bench serves them. A pass-through and the peers pass the names on. */
export const MODELS = {
  openai: 'qwen3-8b',
  converse: 'claude-haiku',
} as const satisfies Record<Wire, string>;

/** The inference profile by which Bedrock knows the model. */
export const BEDROCK_MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

export interface BenchRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request of a case, as this contestant takes it. @param upstream `http://127.0.0.1:<port>` */
export function requestOf(asked: RequestKind, contestant: ContestantId, upstream: string): BenchRequest {
  const { wire, stream, promptLength, prompt, answer, tools } = asked;
  const throughBedrock = wire === 'converse' && contestant !== 'router';
  return {
    path: pathOf(asked, contestant),
    headers: { 'content-type': 'application/json', ...headersOf(contestant, wire, upstream) },
    body: JSON.stringify({
      model: throughBedrock ? BEDROCK_MODEL_ID : MODELS[wire],
      messages: [
        { role: 'system', content: 'You answer in plain words.' },
        { role: 'user', content: `${promptOf(promptLength, prompt)}\n${askFor(answer)}` },
      ],
      max_tokens: 4_096,
      temperature: 0.5,
      stream,
      ...(tools && { tools: TOOLS, response_format: FORMAT }),
    }),
  };
}

/** A pass-through takes the path of the server that it passes to. */
function pathOf({ wire, stream }: RequestKind, contestant: ContestantId): BenchRequest['path'] {
  if (wire === 'openai' || speaksOn(contestant, wire) === 'openai') return '/v1/chat/completions';
  return `/model/${encodeURIComponent(BEDROCK_MODEL_ID)}/converse${stream ? '-stream' : ''}`;
}

function headersOf(contestant: ContestantId, wire: Wire, upstream: string): BenchRequest['headers'] {
  if (contestant === 'router') return { 'x-data-class': 'internal' };
  if (contestant !== 'portkey') return {};
  return wire === 'openai'
    ? {
        authorization: 'Bearer bench',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `${upstream}/v1`,
      }
    : {
        'x-portkey-provider': 'bedrock',
        'x-portkey-custom-host': upstream,
        'x-portkey-aws-access-key-id': 'AKIDBENCH',
        'x-portkey-aws-secret-access-key': 'bench',
        'x-portkey-aws-region': 'us-east-1',
      };
}
