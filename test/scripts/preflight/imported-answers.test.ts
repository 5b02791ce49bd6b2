import { text } from 'node:stream/consumers';
import type { Vouched } from '../../../lib/config/imports/vouched';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedService } from '../account/simulated-service';

// What moto does not model of imported things: Resolver and its profiles, the subscriptions of a topic, the owner of a
// bucket. Each answers on the wire as its API reference says (read 2026-11-26).

const printed = printedHere();
const vouchedFor = (thing: string, id: string): Vouched => ({
  path: 'imports',
  thing,
  id,
  further: [],
  says: [],
  by: { name: 'network platform team', on: '2026-11-02' },
});

describe('the DNS firewall of the VPC', () => {
  interface Resolver {
    readonly groups: readonly string[];
    readonly logs: readonly string[];
    readonly profiles?: readonly string[];
  }
  const VPC = 'vpc-0a1b2c3d4e5f60718';
  let resolver: Resolver;
  /** One association a page, so that a check that reads the first page alone fails. */
  const page = (list: string, statuses: readonly string[], next: unknown) => {
    const at = Number(next ?? 0);
    return {
      [list]: statuses.slice(at, at + 1).map((Status) => ({ Status })),
      ...(at + 1 < statuses.length && { NextToken: String(at + 1) }),
    };
  };
  const aws = simulatedService(async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const operation = String(request.headers['x-amz-target']).replace('Route53Resolver.', '');
    const answer = () => {
      if (pathname === '/profileassociations' && searchParams.get('resourceId') === VPC) {
        return { ProfileAssociations: (resolver.profiles ?? []).map((ProfileId) => ({ ProfileId })) };
      }
      if (operation === 'ListFirewallRuleGroupAssociations' && body.VpcId === VPC) {
        return page('FirewallRuleGroupAssociations', resolver.groups, body.NextToken);
      }
      if (operation === 'ListResolverQueryLogConfigAssociations' && body.Filters[0].Values[0] === VPC) {
        return page('ResolverQueryLogConfigAssociations', resolver.logs, body.NextToken);
      }
      return undefined;
    };
    const found = answer();
    response.writeHead(found ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(found ?? { __type: 'ValidationException', message: operation }));
  });
  const asked = async (found: Resolver): Promise<Answer> => {
    resolver = found;
    const of = vouchedFor('VPC', VPC);
    return printed(await check({ kind: 'imported-dns-firewall', of }, aws('us-east-1')));
  };

  test.each<[string, Resolver]>([
    ['a rule group and query logs', { groups: ['COMPLETE'], logs: ['ACTIVE'] }],
    ['a rule group that changes', { groups: ['UPDATING'], logs: ['ACTIVE'] }],
    ['both on a later page', { groups: ['DELETING', 'COMPLETE'], logs: ['FAILED', 'ACTIVE'] }],
  ])('with %s is accepted', async (_, found) => {
    expect(await asked(found)).toBeUndefined();
  });

  test.each<[string, Resolver, string]>([
    ['a rule group', { groups: [], logs: ['ACTIVE'] }, 'no rule group'],
    ['a rule group that stays', { groups: ['DELETING'], logs: ['ACTIVE'] }, 'no rule group'],
    ['query logs', { groups: ['COMPLETE'], logs: [] }, 'no query log configuration'],
    ['query logs that arrive', { groups: ['COMPLETE'], logs: ['FAILED'] }, 'no query log configuration'],
  ])('without %s is refused', async (_, found, words) => {
    const answer = await asked(found);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(words);
  });

  test('is unknown where a profile of Route 53 may have what is missing', async () => {
    expect(await asked({ groups: [], logs: ['ACTIVE'], profiles: ['rp-1'] })).toMatchObject({
      status: 'unknown',
      words: expect.stringContaining('The profile rp-1 of Route 53'),
    });
  });
});

describe('the topic for alarms', () => {
  const ARN = 'arn:aws:sns:us-east-1:111122223333:operations-center';
  const KEY = 'arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0001-4e5f-8071-829304a5b6c7';
  let attributes: Readonly<Record<string, string>> | undefined;
  const aws = simulatedService(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const isKnown = form.get('Action') === 'GetTopicAttributes' && form.get('TopicArn') === ARN;
    const found = isKnown ? attributes : undefined;
    const entries = Object.entries(found ?? {}).map(
      ([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`,
    );
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/xml' });
    response.end(
      found
        ? `<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>${entries.join('')}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`
        : '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>',
    );
  });
  const asked = async (found: typeof attributes): Promise<Answer> => {
    attributes = found;
    const of = vouchedFor('alarm topic', ARN);
    return printed(await check({ kind: 'imported-topic', of }, aws('us-east-1')));
  };

  test('with a key and a subscription is accepted', async () => {
    expect(await asked({ KmsMasterKeyId: KEY, SubscriptionsConfirmed: '1' })).toBeUndefined();
  });

  test('that was deleted is named', async () => {
    expect((await asked(undefined))?.words).toContain(`This account has no alarm topic ${ARN} in us-east-1`);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['no key', { SubscriptionsConfirmed: '1' }, 'not encrypted'],
    ["AWS's own key", { KmsMasterKeyId: 'alias/aws/sns', SubscriptionsConfirmed: '1' }, 'lets no alarm'],
    ['no subscription', { KmsMasterKeyId: KEY, SubscriptionsConfirmed: '0' }, 'no confirmed subscription'],
  ])('with %s is refused', async (_, found, words) => {
    const answer = await asked(found);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(words);
  });
});

describe('the bucket for access logs', () => {
  /** S3 answers for a bucket that it shows, and refuses a request that names another owner. */
  let owner: string;
  let redirected = false;
  const aws = simulatedService((request, response) => {
    request.resume();
    const expected = request.headers['x-amz-expected-bucket-owner'] ?? owner;
    const [status, body] = redirected
      ? [301, '<Error><Code>PermanentRedirect</Code><Message>Another endpoint</Message></Error>']
      : expected === owner
        ? [200, '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>']
        : [403, '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'];
    response.writeHead(Number(status), { 'content-type': 'application/xml' });
    response.end(String(body));
  });
  const asked = async (): Promise<Answer> => {
    const of = vouchedFor('access log bucket', 'bank-logs');
    return printed(await check({ kind: 'imported-bucket', of, account: '111122223333' }, aws('us-east-1')));
  };

  test('of another account is refused', async () => {
    [owner, redirected] = ['999988887777', false];
    expect((await asked())?.words).toContain('it belongs to another account than 111122223333');
  });

  test('to which S3 sends the caller elsewhere is refused', async () => {
    [owner, redirected] = ['111122223333', true];
    expect((await asked())?.words).toContain('it is not in us-east-1');
  });
});

describe('the log archive, in another account', () => {
  const vouchedBucket = vouchedFor('log archive', 'bank-log-archive');
  let answer: readonly [status: number, code: string];
  const aws = simulatedService((request, response) => {
    request.resume();
    response.writeHead(answer[0], { 'content-type': 'application/xml' });
    response.end(`<Error><Code>${answer[1]}</Code><Message>no</Message></Error>`);
  });

  test('is unknown where that account does not show it', async () => {
    answer = [403, 'AccessDenied'];
    const asked = { kind: 'imported-log-archive', of: vouchedBucket, account: '444455556666' } as const;
    expect(await check(asked, aws('us-east-1'))).toMatchObject({ status: 'unknown' });
  });

  test('its policy is unknown, as S3 shows one to principals of its own account alone', async () => {
    // Amazon S3 API reference, "GetBucketPolicy", read 2026-11-26.
    answer = [405, 'MethodNotAllowed'];
    const asked = { kind: 'owner-policy', of: vouchedBucket, on: 'bucket' } as const;
    const all = { ...asked, deployment: 'starter', statements: [] };
    expect(await check(all, aws('us-east-1'))).toMatchObject({ status: 'unknown' });
  });
});
