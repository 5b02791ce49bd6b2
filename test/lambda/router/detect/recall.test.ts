import { detect } from '../../../../lambda/router/detect/detect';
import type { EntityType } from '../../../../policy/entity';
import { fixture } from './fixture';

/** The structured types of the development set, by our names. */
const TYPES: Readonly<Record<string, EntityType>> = {
  CREDIT_CARD: 'payment-card',
  US_SSN: 'us-ssn',
  EMAIL_ADDRESS: 'email',
  IP_ADDRESS: 'ip-address',
  PHONE_NUMBER: 'phone',
};
const TARGET = 0.97;

interface Sentence {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly value: string }[];
}

test.each(Object.entries(TYPES))('%s: at least 97 of 100 in the development set are found', (name, type) => {
  let planted = 0;
  let found = 0;
  for (const { text, spans } of fixture<Sentence[]>('generated-small')) {
    const wanted = spans.filter((span) => span.type === name).length;
    planted += wanted;
    found += Math.min(wanted, detect([text]).get(type) ?? 0);
  }
  expect(planted).toBeGreaterThan(0);
  expect(found / planted).toBeGreaterThanOrEqual(TARGET);
});

const SENTENCES: readonly ((value: string) => string)[] = [
  (value) => `Please have the manager call me at ${value}, I would like to join accounts.`,
  (value) => `My phone number is ${value}`,
  (value) => `Mobile: ${value}\nRegards`,
  (value) => `{"telephone": "${value}"}`,
];

test.each(Object.entries(fixture<Record<EntityType, string[]>>('generated-values')))(
  '%s: at least 97 of 100 generated values are found',
  (type, values) => {
    const texts = values.flatMap((value) => SENTENCES.map((sentence) => sentence(value)));
    const found = texts.filter((text) => detect([text]).has(type as EntityType));
    expect(found.length / texts.length).toBeGreaterThanOrEqual(TARGET);
  },
);

/** What announces each number in its own language. */
const ANNOUNCED_BY: Readonly<Partial<Record<EntityType, string>>> = {
  'bg-egn': 'ЕГН',
  'cz-rodne-cislo': 'rodné číslo',
  'de-svnr': 'Sozialversicherungsnummer',
  'ee-isikukood': 'isikukood',
  'fr-nir': 'numéro de sécurité sociale',
  'gr-amka': 'ΑΜΚΑ',
  'is-kennitala': 'kennitala',
  'no-fodselsnummer': 'fødselsnummer',
  'si-emso': 'EMŠO',
};

describe.each(Object.entries(fixture<Record<EntityType, string[]>>('national-numbers')))(
  '%s',
  (name, numbers) => {
    const type = name as EntityType;
    const word = ANNOUNCED_BY[type] ?? type.slice(3).replaceAll('-', ' ');

    test('is found after its own name', () => {
      const missed = numbers.filter((number) => !detect([`${word}: ${number}`]).has(type));
      expect(missed.length / numbers.length).toBeLessThanOrEqual(1 - TARGET);
    });

    test('is found after words for a national number', () => {
      const missed = numbers.filter((number) => !detect([`My national ID number is ${number}.`]).has(type));
      expect(missed.length / numbers.length).toBeLessThanOrEqual(1 - TARGET);
    });
  },
);
