import { claimedBy, type Rules, the } from '../matching/rule';
import type { Basis } from './basis';
import { logGroup } from './things';

// What a firewall may write down of a request.

/** Headers that no log may contain. */
const SECRET_HEADERS = ['authorization', 'x-amz-security-token', 'x-api-key'];

/** What a rule matched is logged with the request: for a body, that would be a part of a prompt. */
export const SUBSTITUTED: Rules = {
  DataProtections: [
    { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY' } },
    { Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: SECRET_HEADERS } },
  ],
};

/** A sampled request would be shown with all its headers. */
export const metricsOnly = (metric: string): Rules => ({
  MetricName: metric,
  CloudWatchMetricsEnabled: true,
  SampledRequestsEnabled: claimedBy('I7.api-logs', false),
});

/** One log group has the lines of every firewall. */
export const loggedTo = (basis: Basis, acl: string): Rules => ({
  ResourceArn: the(acl, 'Arn'),
  LogDestinationConfigs: [basis.arn('logs', `log-group:${the(logGroup('firewall'))}`)],
  RedactedFields: SECRET_HEADERS.map((name) => ({ SingleHeader: { Name: name } })),
});
