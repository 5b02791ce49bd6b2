import { dnsName, withoutDot } from '../../../../lib/proof/network/dns-name';

test.each([
  ['Models.Internal.', 'Models.Internal', 'models.internal'],
  ['models.internal', 'models.internal', 'models.internal'],
  ['models.internal..', 'models.internal.', 'models.internal.'],
  ['.', '', ''],
])('%s is %s without the dot at its end, and %s as Route 53 compares it', (name, plain, compared) => {
  expect([withoutDot(name), dnsName(name)]).toEqual([plain, compared]);
});
