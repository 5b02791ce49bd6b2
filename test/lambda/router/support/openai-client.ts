import OpenAI from 'openai';
import type { RouterPorts } from '../../../../lambda/router/admit';
import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import { routerRequest, testRouter } from './call-router';
import { routerConfig } from './router-config';
import { piecesOf } from './streams';

/** The `openai` package as an application uses it, its requests handed to the router instead of the network. */
export function openaiClient(ports: Partial<RouterPorts> = {}, changes: Partial<RouterConfig> = {}): OpenAI {
  const { router } = testRouter(routerConfig(changes), ports);
  return new OpenAI({
    apiKey: 'unused',
    baseURL: 'https://router.test/v1',
    maxRetries: 0,
    fetch: async (url, init) => {
      const request = routerRequest({
        method: init?.method ?? 'GET',
        path: new URL(String(url)).pathname,
        body: String(init?.body ?? ''),
      });
      const response = await router(request);
      const { status, headers, finish } = response;
      return new Response(ReadableStream.from(encoded(piecesOf(response), finish)), { status, headers });
    },
  });
}

async function* encoded(body: AsyncIterable<string>, finish: () => Promise<void>) {
  try {
    for await (const piece of body) yield Buffer.from(piece);
  } finally {
    await finish();
  }
}
