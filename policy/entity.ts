import type { DataClass } from './data-class';

/**
 * The types of sensitive value that the detector recognises, and the default class of each. A deployment may change
 * the class. The names are part of the decision record, so a release may add names and never removes or changes one.
 */
export const DEFAULT_ENTITY_CLASSES = {
  // payment
  'payment-card': 'restricted',
  iban: 'restricted',

  // health
  'medical-record-number': 'restricted',
  'uk-nhs-number': 'restricted',
  'us-mbi': 'restricted',
  'us-npi': 'confidential',

  // national identity, social insurance and tax numbers
  'at-svnr': 'restricted',
  'be-national-number': 'restricted',
  'bg-egn': 'restricted',
  'br-cpf': 'restricted',
  'ca-sin': 'restricted',
  'ch-ahv': 'restricted',
  'cn-resident-id': 'restricted',
  'cz-rodne-cislo': 'restricted',
  'de-steuer-id': 'restricted',
  'de-svnr': 'restricted',
  'dk-cpr': 'restricted',
  'ee-isikukood': 'restricted',
  'es-dni': 'restricted',
  'fi-hetu': 'restricted',
  'fr-nir': 'restricted',
  'gr-amka': 'restricted',
  'hr-oib': 'restricted',
  'hu-taj': 'restricted',
  'ie-pps': 'restricted',
  'in-aadhaar': 'restricted',
  'is-kennitala': 'restricted',
  'it-codice-fiscale': 'restricted',
  'lt-asmens-kodas': 'restricted',
  'lu-matricule': 'restricted',
  'lv-personas-kods': 'restricted',
  'nl-bsn': 'restricted',
  'no-fodselsnummer': 'restricted',
  'pl-pesel': 'restricted',
  'pt-nif': 'restricted',
  'ro-cnp': 'restricted',
  'se-personnummer': 'restricted',
  'si-emso': 'restricted',
  'uk-nino': 'restricted',
  'us-itin': 'restricted',
  'us-ssn': 'restricted',

  // ways to reach a person
  email: 'confidential',
  phone: 'confidential',
  'ip-address': 'confidential',

  // credentials
  'anthropic-api-key': 'restricted',
  'aws-access-key': 'restricted',
  'aws-secret-key': 'restricted',
  'gcp-api-key': 'restricted',
  'github-token': 'restricted',
  'gitlab-token': 'restricted',
  'hugging-face-token': 'restricted',
  'json-web-token': 'restricted',
  'npm-token': 'restricted',
  'openai-api-key': 'restricted',
  'private-key-block': 'restricted',
  'slack-token': 'restricted',
  'stripe-key': 'restricted',
} as const satisfies Record<string, DataClass>;

/** The name of a type of sensitive value. */
export type EntityType = keyof typeof DEFAULT_ENTITY_CLASSES;

/** Every type of sensitive value that the detector recognises. */
export const ENTITY_TYPES = Object.keys(DEFAULT_ENTITY_CLASSES) as readonly EntityType[];
