import { buffer } from 'node:stream/consumers';
import type { MotoAccount } from '../../account/moto-account';
import { simulatedService } from '../../account/simulated-service';

/** What Lambda answers about a function, and moto does not know, by the end of the path. */
const BEYOND_MOTO: readonly (readonly [path: RegExp, answer: object])[] = [
  [/^\/2021-10-31\/functions\/[^/]+\/urls$/, { FunctionUrlConfigs: [] }],
  [/^\/2024-08-31\/functions\/[^/]+\/recursion-config$/, { RecursiveLoop: 'Terminate' }],
];

/** What moto takes and does not return. */
const FORGOTTEN = ['DeadLetterConfig', 'KMSKeyArn', 'LoggingConfig'];

/** Lambda as moto simulates it, with what it does not know. */
export function lambdaBeyond(moto: () => MotoAccount) {
  const remembered = new Map<string, object>();
  return simulatedService(async (request, response) => {
    const url = new URL(request.url ?? '/', moto().endpoint);
    const [, known] = BEYOND_MOTO.find(([path]) => path.test(url.pathname)) ?? [];
    if (known) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
      return;
    }
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const body = request.method === 'GET' ? undefined : await buffer(request);
    if (request.method === 'POST' && url.pathname.endsWith('/functions')) {
      const { FunctionName, ...asked } = JSON.parse(String(body));
      remembered.set(FunctionName, Object.fromEntries(FORGOTTEN.map((name) => [name, asked[name]])));
    }
    const answered = await fetch(url, { method: request.method, headers, body });
    const [, name = ''] = /^\/2015-03-31\/functions\/([^/]+)$/.exec(url.pathname) ?? [];
    const text = await answered.text();
    const { Configuration, ...others } = name && answered.ok ? JSON.parse(text) : {};
    response.writeHead(answered.status, {
      'content-type': answered.headers.get('content-type') ?? '',
      'x-amzn-errortype': answered.headers.get('x-amzn-errortype') ?? '',
    });
    response.end(
      Configuration
        ? JSON.stringify({ ...others, Configuration: { ...Configuration, ...remembered.get(name) } })
        : text,
    );
  });
}
