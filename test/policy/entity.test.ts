import { DEFAULT_ENTITY_CLASSES, ENTITY_TYPES, type EntityType } from '../../policy/entity';

// The names are part of decision records, and each class decides how far a request may travel: so both are listed here
// a second time.

const RESTRICTED: readonly EntityType[] = [
  'payment-card',
  'iban',
  'medical-record-number',
  'uk-nhs-number',
  'us-mbi',
  'at-svnr',
  'be-national-number',
  'bg-egn',
  'br-cpf',
  'ca-sin',
  'ch-ahv',
  'cn-resident-id',
  'cz-rodne-cislo',
  'de-steuer-id',
  'de-svnr',
  'dk-cpr',
  'ee-isikukood',
  'es-dni',
  'fi-hetu',
  'fr-nir',
  'gr-amka',
  'hr-oib',
  'hu-taj',
  'ie-pps',
  'in-aadhaar',
  'is-kennitala',
  'it-codice-fiscale',
  'lt-asmens-kodas',
  'lu-matricule',
  'lv-personas-kods',
  'nl-bsn',
  'no-fodselsnummer',
  'pl-pesel',
  'pt-nif',
  'ro-cnp',
  'se-personnummer',
  'si-emso',
  'uk-nino',
  'us-itin',
  'us-ssn',
  'anthropic-api-key',
  'aws-access-key',
  'aws-secret-key',
  'gcp-api-key',
  'github-token',
  'gitlab-token',
  'hugging-face-token',
  'json-web-token',
  'npm-token',
  'openai-api-key',
  'private-key-block',
  'slack-token',
  'stripe-key',
];

const CONFIDENTIAL: readonly EntityType[] = ['us-npi', 'email', 'phone', 'ip-address'];

test.each(RESTRICTED)('%s makes a request restricted by default', (type) => {
  expect(DEFAULT_ENTITY_CLASSES[type]).toBe('restricted');
});

test.each(CONFIDENTIAL)('%s makes a request confidential by default', (type) => {
  expect(DEFAULT_ENTITY_CLASSES[type]).toBe('confidential');
});

test('the detector knows no other type', () => {
  expect([...ENTITY_TYPES].sort()).toEqual([...RESTRICTED, ...CONFIDENTIAL].sort());
});
