import * as fc from 'fast-check';
import { BEDROCK_MODEL_IDS, dataRetentionOf, profileDestinations } from '../../../lib/config/facts/bedrock';
import {
  jurisdictionOf,
  jurisdictionsIn,
  KNOWN_REGIONS,
  partitionOf,
  REGION_NAMES,
} from '../../../lib/config/facts/regions';
import { type Homeland, homeInWords, homeOf } from '../../../lib/config/home';
import starter from '../../fixtures/deployments/starter';
import { problemsIn } from './changed';

// An author writes what an error proposes. So no error may propose a place beyond the jurisdictions of the deployment
// without saying that it lies there.

const SCOPES = ['us', 'eu', 'apac', 'jp', 'au', 'ca', 'us-gov', 'global'];
const HOSTILE = ['eu-wst-1', '*', '', 'constructor'];

const homeland: fc.Arbitrary<Homeland> = fc.constantFrom(...REGION_NAMES).chain((region) =>
  fc.option(fc.subarray([...jurisdictionsIn(partitionOf(region))]), { nil: undefined }).map((more) => ({
    region,
    ...(more && { jurisdiction: [...new Set([jurisdictionOf(region) ?? '', ...more])] }),
  })),
);

const model = fc.record(
  {
    modelId: fc.oneof(
      fc.constantFrom(...BEDROCK_MODEL_IDS),
      fc.constantFrom(
        'anthropic.claude-fable-6',
        'openai.gpt-5.6-soll',
        'amazon.nova-lite',
        'cohere.embed-v4:0',
      ),
    ),
    profile: fc.record({
      scope: fc.constantFrom(...SCOPES, 'uk'),
      destinations: fc.oneof(
        fc.constant('any commercial region'),
        fc.uniqueArray(fc.constantFrom(...KNOWN_REGIONS, ...HOSTILE), { minLength: 1, maxLength: 5 }),
      ),
    }),
    availabilityConfirmedOn: fc.constant('2026-11-26'),
  },
  { requiredKeys: ['modelId'] },
);

/** What an error tells its reader to write, without the commands, which name the deployment's own region. */
const proposals = fc
  .record({ homeland, model, residency: fc.constantFrom('region', 'geography', 'global') })
  .map(({ homeland, model, residency }) => {
    const [first] = starter.models;
    const input = { ...starter, ...homeland, residency, models: [{ ...first, ...model }] };
    const texts = problemsIn(input).map(({ allowed, fix }) => `${allowed} -> ${fix}`);
    return {
      homeland,
      modelId: model.modelId,
      texts: texts.map((text) => text.replace(/--[a-z-]+ \S+/g, '')),
    };
  });

const expressions = new Map<string, RegExp>();

function named(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  const expression =
    expressions.get(word) ?? new RegExp(`(?<![\\w.'-])${word.replace(/[.]/g, '\\.')}(?![\\w.-]*\\w)`);
  expressions.set(word, expression);
  return expression.test(text.replaceAll("'", ' '));
}

test('I2: an error that names a region beyond the jurisdictions of the deployment says that it is outside', () => {
  fc.assert(
    fc.property(proposals, ({ homeland, texts }) => {
      const home = homeOf(homeland);
      const silent = texts.filter(
        (text) =>
          KNOWN_REGIONS.some((region) => !home.includes(region) && named(text, region)) &&
          !text.includes(`outside ${homeInWords(homeland)}`),
      );
      expect(silent).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('I2: an error that proposes the scope of a profile says which boundary it has, and says the right one', () => {
  fc.assert(
    fc.property(proposals, ({ homeland, modelId, texts }) => {
      const home = homeOf(homeland);
      const lists = texts.flatMap((text) => /scopes[^:]*: (.*) ->/.exec(text)?.[1] ?? []);
      for (const list of lists) {
        const offered = list.replace(/\).*?$/, ')').split(/(?<=\)), /);
        for (const one of offered.filter((text) => !text.startsWith('none'))) {
          const [, scope = '', said] = /^(\S+) \((.*)\)$/.exec(one) ?? [];
          const known = profileDestinations(scope, homeland.region, modelId);
          const inside =
            Array.isArray(known) &&
            known.every((region) => home.includes(region)) &&
            dataRetentionOf(modelId) === 'none';
          expect([one, said]).toEqual([one, expect.stringMatching(inside ? /^geography$/ : /global/)]);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('I2: an error that proposes a model whose prompts AWS keeps says so', () => {
  const kept = BEDROCK_MODEL_IDS.filter((id) => dataRetentionOf(id) !== 'none');
  expect(kept).not.toEqual([]);
  fc.assert(
    fc.property(proposals, ({ texts }) => {
      const silent = texts.filter(
        (text) =>
          kept.some((id) => text.includes(`"${id}"`)) ||
          (kept.some((id) => named(text, id)) && !text.includes('AWS keeps')),
      );
      expect(silent).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** A name with some letters lost, changed or added, as an author may type it; also names of other countries. */
const misspelled = (words: readonly string[]) =>
  fc
    .record({
      word: fc.constantFrom(...words),
      at: fc.nat(14),
      lost: fc.nat(3),
      typed: fc.string({ unit: fc.constantFrom(...'abcdeghknoprstuwzABCNU-123'), maxLength: 3 }),
    })
    .map(({ word, at, lost, typed }) => word.slice(0, at) + typed + word.slice(at + lost));

const COUNTRIES = ['UK', 'USA', 'NO', 'DE', 'FRA', 'EEA', 'EUR', 'CHE', 'gb', 'Us', 'constructor'];

test('I2: an error about a jurisdiction proposes another than that of the region as a weakening only', () => {
  const all = jurisdictionsIn('aws');
  fc.assert(
    fc.property(
      fc.constantFrom(...REGION_NAMES),
      fc.oneof(fc.constantFrom(...COUNTRIES), misspelled(all)),
      fc.boolean(),
      (region, typed, withOwn) => {
        const own = jurisdictionOf(region) ?? '';
        const found = problemsIn({ ...starter, region, jurisdiction: withOwn ? [own, typed] : [typed] });
        const silent = found
          .filter(({ path }) => path.startsWith('jurisdiction'))
          .flatMap(({ allowed, fix }) => [allowed, fix.replace(/remove it: \w+ covers .*/, '')])
          .filter(
            (text) =>
              all.some((name) => name !== own && name !== typed && named(text, name)) &&
              !/each other one is a weakening|a weakening: it lies outside/.test(text),
          );
        expect(silent.filter((text) => !text.startsWith('remove it: the list already holds'))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('I2: an error about a region proposes one with the same beginning only, and names its jurisdiction', () => {
  fc.assert(
    fc.property(misspelled([...KNOWN_REGIONS, 'gb-west-1', 'ch-central-1', 'uk-south-1']), (typed) => {
      const [problem] = problemsIn({ ...starter, region: typed }).filter(({ path }) => path === 'region');
      const [, region, law] = /did you mean "([^"]*)"(?:, in (.*?))?\?\)/.exec(problem?.fix ?? '') ?? [];
      if (region === undefined) return;
      expect([region.split('-')[0], law]).toEqual([
        typed.toLowerCase().split('-')[0],
        homeInWords({ region }),
      ]);
    }),
    { numRuns: 300 },
  );
});

test('an unknown region is answered with the known ones by jurisdiction', () => {
  const [problem] = problemsIn({ ...starter, region: 'ca-centrall-1' }).filter(
    ({ path }) => path === 'region',
  );
  expect(problem?.allowed).toContain('CA: ca-central-1, ca-west-1; CH: eu-central-2; EU: eu-central-1');
  expect(problem?.allowed).toContain('US in partition aws-us-gov: us-gov-west-1, us-gov-east-1');
});
