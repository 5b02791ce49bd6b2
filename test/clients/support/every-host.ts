import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sigv4Fetch } from '../../../docs/guides/sigv4-fetch.ts';
import { ABILITIES, type Ability } from '../../../policy/ability.ts';
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

/** What a feature needs that not every model has: an ability of its card, or that callers choose how much it thinks. */
export type Need = Ability | 'thinking';

/** What a refusal says of a model that lacks it. */
const REASONS: Readonly<Record<Need, string>> = { ...ABILITIES, thinking: 'does not think' };

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(
    `The clients are tried on Node 24 or newer; this is ${process.version}. Start them with npm run clients. If npx has ` +
      'kept an unfinished copy of Node 24, remove it: npx clear-npx-cache.',
  );
}

const WAYS = JSON.parse(process.env.CLIENT_WAYS ?? '[]') as readonly Way[];
if (WAYS.length === 0) throw new Error('CLIENT_WAYS is not set. Start the suites with npm run clients.');

/** What each model can do, as its card says. */
const ABLE = new Map(
  await Promise.all(
    WAYS.map(async (way): Promise<readonly [Way, readonly string[]]> => {
      const abilities = await abilitiesOf(setupOf(way));
      return [way, way.thinks ? [...abilities, 'thinking'] : abilities];
    }),
  ),
);

/**
 * Tries one feature of a client on every model that chats, through every lane. Between two runs, nothing but the setup
 * differs. A model that lacks what the feature needs refuses the same code with its reason: no model is left out.
 */
export function onEveryHost(feature: string, run: (setup: Setup) => Promise<void>, needs?: Need): void {
  describe(feature, () => {
    for (const way of WAYS.filter(({ task }) => task === 'chat')) {
      const able = needs === undefined || ABLE.get(way)?.includes(needs);
      const name = `${way.host}, ${way.credential.kind}`;
      if (able) test(name, () => run(setupOf(way)));
      else test(`${name}: refused, because it ${REASONS[needs]}`, () => isRefused(needs, run(setupOf(way))));
    }
  });
}

/** The same on every model that embeds. */
export function onEveryEmbedder(feature: string, run: (setup: Setup) => Promise<void>): void {
  describe(feature, () => {
    for (const way of WAYS.filter(({ task }) => task === 'embedding')) {
      test(`${way.host}, ${way.credential.kind}`, () => run(setupOf(way)));
    }
  });
}

/** The same on one model of every lane, for what is asked of a lane and not of a model. */
export function onEveryLane(
  feature: string,
  run: (setup: Setup, lane: Way['credential']['kind']) => Promise<void>,
): void {
  describe(feature, () => {
    for (const { lane, setup } of lanes()) test(lane, () => run(setup, lane));
  });
}

/** One setup for each kind of credential. */
export function lanes(): readonly { readonly lane: Way['credential']['kind']; readonly setup: Setup }[] {
  const kinds = [...new Set(WAYS.map(({ credential }) => credential.kind))];
  return kinds.flatMap((lane) =>
    WAYS.filter(({ credential, task }) => credential.kind === lane && task === 'chat')
      .slice(0, 1)
      .map((way) => ({ lane, setup: setupOf(way) })),
  );
}

/** The error of every client has the reason in its message. */
async function isRefused(need: Need, feature: Promise<void>): Promise<void> {
  await assert.rejects(feature, (error) => error instanceof Error && error.message.includes(REASONS[need]));
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
