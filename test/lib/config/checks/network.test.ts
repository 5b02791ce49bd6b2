import usGovWest1 from '../../../fixtures/deployments/us-gov-west-1';
import { problemsAfter } from '../changed';

test.each(['10.0.0.0/16', '10.0.0.0/22'])('a VPC may have the block %s', (cidr) => {
  expect(problemsAfter({ 'network.cidr': cidr })).toEqual([]);
});

test.each(['10.0.0.0/15', '10.0.0.0/23'])('a VPC cannot have the block %s', (cidr) => {
  expect(problemsAfter({ 'network.cidr': cidr })).toEqual([
    expect.objectContaining({ path: 'network.cidr', allowed: 'a block of size /16 to /22' }),
  ]);
});

test('if the prefix lists of a region are not known, the file must state them', () => {
  expect(problemsAfter({ 'network.gatewayPrefixLists': undefined }, usGovWest1)).toEqual([
    expect.objectContaining({
      path: 'network.gatewayPrefixLists',
      fix: expect.stringContaining('aws ec2 describe-prefix-lists --region us-gov-west-1'),
    }),
  ]);
});

describe('a prefix list', () => {
  const KNOWN = { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' };
  const OTHER = 'pl-0123456789abcdef0';
  const CONFIRMED = { listsConfirmedOn: '2026-11-26' };
  const stated = (lists: object) => problemsAfter({ 'network.gatewayPrefixLists': lists });
  const problem = (service: string, words: object = {}) =>
    expect.objectContaining({ path: `network.gatewayPrefixLists.${service}`, ...words });

  test('of the region may be stated', () => {
    expect(stated(KNOWN)).toEqual([]);
  });

  test.each(['s3', 'dynamodb'])('of %s that the region does not have needs a confirmation', (service) => {
    const fix = expect.stringContaining('add listsConfirmedOn');
    expect(stated({ ...KNOWN, [service]: OTHER })).toEqual([problem(service, { got: OTHER, fix })]);
    expect(stated({ ...KNOWN, ...CONFIRMED, [service]: OTHER })).toEqual([]);
  });

  test('of another region is refused, confirmed or not', () => {
    const lists = { ...KNOWN, s3: 'pl-6ea54007' };
    const allowed = expect.stringContaining('the list of s3 in eu-central-1');
    expect(stated(lists)).toEqual([problem('s3', { allowed })]);
    expect(stated({ ...lists, ...CONFIRMED })).toEqual([problem('s3', { allowed })]);
  });

  test('of the other service is refused, confirmed or not', () => {
    const swapped = { s3: KNOWN.dynamodb, dynamodb: KNOWN.s3, ...CONFIRMED };
    expect(stated(swapped)).toEqual([problem('s3'), problem('dynamodb')]);
  });

  test('cannot be that of both services', () => {
    expect(stated({ s3: OTHER, dynamodb: OTHER, ...CONFIRMED })).toEqual([problem('dynamodb')]);
  });

  const inGovCloud = (lists: object) => problemsAfter({ 'network.gatewayPrefixLists': lists }, usGovWest1);

  test('that the facts do not know is what the file says', () => {
    expect(inGovCloud({ s3: OTHER, dynamodb: 'pl-0123456789abcdef1' })).toEqual([]);
  });

  test('of a region that the facts know is refused in one that they do not', () => {
    expect(inGovCloud({ s3: KNOWN.s3, dynamodb: OTHER })).toEqual([problem('s3')]);
  });

  const ZEROS = 'pl-00000000';

  test.each(['s3', 'dynamodb'])(
    'of %s is no placeholder where the facts know it, confirmed or not',
    (service) => {
      const fix = expect.stringContaining('remove gatewayPrefixLists: the blueprint knows');
      expect(stated({ ...KNOWN, [service]: ZEROS })).toEqual([problem(service, { got: ZEROS, fix })]);
      expect(stated({ ...KNOWN, ...CONFIRMED, [service]: ZEROS })).toEqual([
        problem(service, { got: ZEROS, fix }),
      ]);
    },
  );

  test('that is a placeholder takes no confirmation', () => {
    const fix = expect.stringContaining('remove listsConfirmedOn');
    expect(inGovCloud({ s3: ZEROS, dynamodb: ZEROS, ...CONFIRMED })).toEqual([
      problem('s3', { fix }),
      problem('dynamodb', { fix }),
    ]);
  });

  test('may be a placeholder for both where the facts know none', () => {
    expect(inGovCloud({ s3: 'pl-00000000', dynamodb: 'pl-00000000' })).toEqual([]);
  });
});
