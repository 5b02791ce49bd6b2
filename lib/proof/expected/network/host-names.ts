import type { Expected } from '../../matching/expected';
import { optional, textInForm, the } from '../../matching/rule';
import { TAGS } from '../../matching/tags';
import { dnsName, withoutDot } from '../../network/dns-name';
import type { Basis } from '../basis';
import { LOAD_BALANCER, VPC } from '../things';

/** One private zone for the exact host name of each vLLM model, with one record: the load balancer. */
export const hostNames = (basis: Basis): readonly Expected[] =>
  basis.modelsOn('vllm').flatMap(({ name: model, certificate }): readonly Expected[] => {
    const common = { stack: 'inference', claim: 'network.names' } as const;
    const name = textInForm(dnsName, dnsName(certificate.hostName));
    const { region, imports } = basis.deployment;
    const ownZone: Expected = {
      ...common,
      thing: zoneOf(model),
      type: 'AWS::Route53::HostedZone',
      properties: {
        Name: name,
        VPCs: [{ VPCId: the(VPC), VPCRegion: region }],
        HostedZoneTags: TAGS,
      },
    };
    return [
      ...(imports.hostedZone ? [] : [ownZone]),
      {
        ...common,
        thing: `record of ${model}`,
        type: 'AWS::Route53::RecordSet',
        properties: {
          HostedZoneId: imports.hostedZone?.id ?? the(zoneOf(model)),
          Name: name,
          Type: 'A',
          AliasTarget: {
            DNSName: textInForm(withoutDot, `dualstack.${the(LOAD_BALANCER, 'DNSName')}`),
            HostedZoneId: the(LOAD_BALANCER, 'CanonicalHostedZoneID'),
            EvaluateTargetHealth: optional(false),
          },
        },
      },
    ];
  });

const zoneOf = (model: string) => `zone of ${model}`;
