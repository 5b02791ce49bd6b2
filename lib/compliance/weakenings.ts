import type { Deployment } from '../config/deployment';

/** Something a deployment file weakens by name: where it says so, and what it gives up. */
export interface Weakening {
  readonly path: string;
  readonly value: string;
  readonly gives: string;
}

/** Every weakening a deployment file names, in the order of the file. Part of the compliance report. */
export function weakenings(deployment: Deployment): readonly Weakening[] {
  return [
    ...(deployment.network.endpointZones === 'one'
      ? [
          {
            path: 'network.endpointZones',
            value: 'one',
            gives:
              'When the first zone fails, no AWS service can be reached and the deployment answers nothing.',
          },
        ]
      : []),
    ...(deployment.audit.objectLock.mode === 'governance'
      ? [
          {
            path: 'audit.objectLock.mode',
            value: 'governance',
            gives: 'A principal with s3:BypassGovernanceRetention can delete records before their time.',
          },
        ]
      : []),
    ...(deployment.logRetentionDays < 365
      ? [
          {
            path: 'logRetentionDays',
            value: String(deployment.logRetentionDays),
            gives: 'PCI DSS and FedRAMP ask for a year of logs, HIPAA for six.',
          },
        ]
      : []),
    ...(deployment.guardrail && 'none' in deployment.guardrail
      ? [
          {
            path: 'guardrail.none',
            value: deployment.guardrail.none,
            gives: 'Bedrock answers pass without a content filter.',
          },
        ]
      : []),
    ...(deployment.apiGatewayAccount === 'observe'
      ? [
          {
            path: 'apiGatewayAccount',
            value: 'observe',
            gives: 'Nothing checks that API access logs are written in this account.',
          },
        ]
      : []),
  ];
}
