import type { Expected } from '../../matching/expected';
import { optional, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { LOAD_BALANCER, VPC } from '../things';

/** One private zone for the exact host name of each vLLM model, with one record: the load balancer. */
export const hostNames = (basis: Basis): readonly Expected[] =>
  basis.modelsOn('vllm').flatMap(({ name, certificate }): readonly Expected[] => {
    const common = { stack: 'inference', claim: 'network.names' } as const;
    const zone = `zone of ${name}`;
    return [
      {
        ...common,
        thing: zone,
        type: 'AWS::Route53::HostedZone',
        properties: {
          Name: `${certificate.hostName}.`,
          VPCs: [{ VPCId: the(VPC), VPCRegion: basis.deployment.region }],
        },
      },
      {
        ...common,
        thing: `record of ${name}`,
        type: 'AWS::Route53::RecordSet',
        properties: {
          HostedZoneId: the(zone),
          Name: `${certificate.hostName}.`,
          Type: 'A',
          AliasTarget: {
            DNSName: `dualstack.${the(LOAD_BALANCER, 'DNSName')}`,
            HostedZoneId: the(LOAD_BALANCER, 'CanonicalHostedZoneID'),
            EvaluateTargetHealth: optional(false),
          },
        },
      },
    ];
  });
