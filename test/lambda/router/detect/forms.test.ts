import { detect } from '../../../../lambda/router/detect/detect';
import { ENTITY_TYPES, type EntityType } from '../../../../policy/entity';
import { fixture, key } from './fixture';

/** One or more texts for each type, in the forms people and programs write. */
const EXAMPLES: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  'payment-card': [
    'pay with 4111111111111111',
    '4111 1111 1111 1111 exp 12/27',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '4111  1111  1111  1111',
    '4111 - 1111 - 1111 - 1111',
    '3782 822463 10005',
    'PAN4111111111111111',
    '"card":"4111111111111111"',
    'card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
    'card 41 11 11 11 11 11 11 11',
    'first line\\n4111111111111111',
  ],
  iban: ['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'de89-3704-0044-0532-0130-00'],
  'medical-record-number': [
    'MRN: 00123456',
    'medical record number A1234567',
    'patient_id=884-22-19',
    'MRN 12345678',
  ],
  'uk-nhs-number': ['943 476 5919', 'NHS number 9434765919', 'NHS no. 943-476-5919'],
  'uk-nino': ['AB123456C', 'AB 12 34 56 C', 'ab123456c'],
  'us-itin': ['912-70-1234'],
  'us-mbi': ['1EG4-TE5-MK73', '1EG4TE5MK73'],
  'us-npi': ['NPI 1234567893'],
  'us-ssn': ['078-05-1121', '078 05 1121', 'SSN 078051121', 'social_security_number: 078051121'],
  'hu-taj': ['TAJ szám: 111 111 110'],
  'lu-matricule': ['1893120105732'],
  'lv-personas-kods': ['161175-19997'],
  email: ['a.b+c@mail.example.org', 'mailto:jürgen@exämple.de?x', "<o'neil@example.co.uk>"],
  phone: ['+44 20 7946 0958', '(212) 555-0123', '020 7946 0958 ext. 12', '01 23 45 67 89', 'tel:5550123'],
  'ip-address': [
    'from 203.0.113.7',
    '2001:db8::8a2e:370:7334',
    'http://[2001:db8::17]:80/',
    '::ffff:203.0.113.7',
  ],
  'anthropic-api-key': [key('sk-ant-', 'api03-abcdefghijklmnopqrst')],
  'aws-access-key': [key('AKIA', 'IOSFODNN7EXAMPLE')],
  'aws-secret-key': [`aws_secret_access_key = ${key('wJalrXUtnFEMI', '/K7MDENG/bPxRfiCYEXAMPLEKEY')}`],
  'gcp-api-key': [key('AIza', 'SyA1234567890abcdefghijklmnopqrstuvw')],
  'github-token': [
    key('ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
    `https://x:${key('ghs_', 'a'.repeat(36))}@host`,
  ],
  'gitlab-token': [key('glpat-', 'abcdefghij0123456789')],
  'hugging-face-token': [key('hf_', 'abcdefghijklmnopqrstuvwxyzABCDEFGH')],
  'json-web-token': [key('eyJ', 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln')],
  'npm-token': [key('npm_', 'abcdefghijklmnopqrstuvwxyz0123456789')],
  'openai-api-key': [key('sk-proj-', 'abcdefghijklmnopqrstuv'), key('sk-', 'a1'.repeat(24))],
  'private-key-block': [key('-----BEGIN RSA ', 'PRIVATE KEY-----'), key('-----BEGIN ', 'PRIVATE KEY-----')],
  'slack-token': [key('xoxb-', '1234567890-abcdefghij')],
  'stripe-key': [key('sk_live_', 'abcdefghijklmnop')],
};

describe.each(Object.entries(EXAMPLES))('%s', (type, texts) => {
  test.each(texts)('is found in: %s', (text) => {
    expect(detect([text]).get(type as EntityType)).toBe(1);
  });
});

test('every type the policy names is found in some example or fixture', () => {
  const numbers = Object.keys(fixture<Record<string, string[]>>('national-numbers'));
  expect(ENTITY_TYPES.filter((type) => !EXAMPLES[type] && !numbers.includes(type))).toEqual([]);
});

test('I7: what is reported is types and counts, never text', () => {
  const found = detect(['a@example.org and b@example.org', '4111 1111 1111 1111']);
  expect([...found]).toEqual([
    ['email', 2],
    ['payment-card', 1],
  ]);
});
