import { describe, test } from 'node:test';
import { sigv4Fetch } from '../../../docs/guides/sigv4-fetch.ts';
import type { Way } from '../../../scripts/clients/way.ts';

/** What a client is set up with to reach one model. */
export interface Setup {
  readonly model: string;
  /** Of OpenAI's clients. */
  readonly baseURL: string;
  /** Of Anthropic's clients, which append `/v1` themselves. */
  readonly anthropicURL: string;
  readonly apiKey: string;
  /** Signs the request where the lane takes IAM. */
  readonly fetch: typeof fetch;
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(
    `The clients are tried on Node 24 or newer; this is ${process.version}. Start them with npm run clients. If npx has ` +
      'kept an unfinished copy of Node 24, remove it: npx clear-npx-cache.',
  );
}

const WAYS = JSON.parse(process.env.CLIENT_WAYS ?? '[]') as readonly Way[];
if (WAYS.length === 0) throw new Error('CLIENT_WAYS is not set. Start the suites with npm run clients.');

/** What each model can do, as its card says. */
const ABILITIES = new Map(
  await Promise.all(WAYS.map(async (way) => [way, await abilitiesOf(setupOf(way))] as const)),
);

/** Tries one feature of a client on each host with each credential. Between two runs, nothing but the setup differs. */
export function onEveryHost(feature: string, run: (setup: Setup) => Promise<void>): void {
  onHosts(feature, WAYS, run);
}

/** The same for a feature that some models lack: it is tried on those whose card has the ability. */
export function onHostsWith(ability: string, feature: string, run: (setup: Setup) => Promise<void>): void {
  onHosts(
    feature,
    WAYS.filter((way) => ABILITIES.get(way)?.includes(ability)),
    run,
  );
}

/** And on those whose card does not have it. */
export function onHostsWithout(ability: string, feature: string, run: (setup: Setup) => Promise<void>): void {
  onHosts(
    feature,
    WAYS.filter((way) => !ABILITIES.get(way)?.includes(ability)),
    run,
  );
}

/** And on those that think before they answer. */
export function onHostsThatThink(feature: string, run: (setup: Setup) => Promise<void>): void {
  onHosts(
    feature,
    WAYS.filter(({ thinks }) => thinks),
    run,
  );
}

/** One setup for each kind of credential, for what is asked of a lane and not of a model. */
export function lanes(): readonly { readonly lane: string; readonly setup: Setup }[] {
  const kinds = [...new Set(WAYS.map(({ credential }) => credential.kind))];
  return kinds.flatMap((lane) =>
    WAYS.filter(({ credential }) => credential.kind === lane)
      .slice(-1)
      .map((way) => ({ lane, setup: setupOf(way) })),
  );
}

function onHosts(feature: string, ways: readonly Way[], run: (setup: Setup) => Promise<void>): void {
  if (ways.length === 0) return;
  describe(feature, () => {
    for (const way of ways) {
      test(`${way.host}, ${way.credential.kind}`, () => run(setupOf(way)));
    }
  });
}

function setupOf({ model, url, credential }: Way): Setup {
  return {
    model,
    baseURL: `${url}/v1`,
    anthropicURL: url,
    ...(credential.kind === 'bearer'
      ? { apiKey: credential.value, fetch: ofThisModel(fetch) }
      : { apiKey: 'not used', fetch: ofThisModel(sigv4Fetch(credential.region, credential)) }),
  };
}

/** Fails where a fallback has answered: then the feature was not tried on the host that the test names. */
function ofThisModel(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const asked = response.headers.get('x-substituted-for');
    if (asked) throw new Error(`${response.headers.get('x-model')} answered in place of ${asked}`);
    return response;
  };
}

async function abilitiesOf({ baseURL, model, apiKey, fetch }: Setup): Promise<readonly string[]> {
  const response = await fetch(`${baseURL}/models/${model}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const card: { readonly abilities?: readonly string[] } = await response.json();
  if (!card.abilities) throw new Error(`GET /v1/models/${model} has no card: ${JSON.stringify(card)}`);
  return card.abilities;
}
