import type { Expected } from '../../matching/expected';
import { policy } from '../../matching/policy';
import { jsonText, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { DNS_LOG_POLICY, logGroup } from '../things';

/** The one resource policy of logs: AWS's log delivery service may write the DNS queries of this account. */
export const logDelivery = (basis: Basis): Expected => ({
  thing: DNS_LOG_POLICY,
  type: 'AWS::Logs::ResourcePolicy',
  stack: 'foundation',
  claim: 'I7.logs',
  properties: {
    // The account's policies have a name space of their own: another name could be another team's policy.
    PolicyName: `${basis.deployment.name}-dns-queries`,
    PolicyDocument: jsonText(
      policy({
        effect: 'Allow',
        principals: { Service: ['delivery.logs.amazonaws.com'] },
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [basis.arn('logs', `log-group:${the(logGroup('dns-queries'))}:log-stream:*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': [basis.deployment.account] },
          ArnLike: { 'aws:SourceArn': [basis.arn('logs', '*')] },
        },
      }),
    ),
  },
});
