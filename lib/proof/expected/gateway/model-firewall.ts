import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { loggedTo, metricsOnly, SUBSTITUTED } from '../firewall-log';
import { pathsOf } from '../hosts/load-balancer';
import { LOAD_BALANCER } from '../things';

const CLAIM = { stack: 'inference', claim: 'gateway.model-firewall' } as const;

/** What reaches the listener: the host name and the paths of each model. The log has no secret header and no body. */
export function modelFirewallOf(basis: Basis): readonly Expected[] {
  if (basis.modelsOn('vllm').length === 0) return [];
  const name = `${basis.deployment.name}_vllm`;
  return [
    {
      ...CLAIM,
      thing: FIREWALL,
      type: 'AWS::WAFv2::WebACL',
      properties: {
        Name: name,
        Scope: 'REGIONAL',
        DefaultAction: { Block: {} },
        VisibilityConfig: metricsOnly(name),
        Rules: [
          {
            Name: 'ServedModels',
            Priority: 0,
            Action: { Allow: {} },
            Statement: anyOf(basis.modelsOn('vllm').map(requestsFor)),
            VisibilityConfig: metricsOnly('ServedModels'),
          },
        ],
        DataProtectionConfig: claimedBy('I7.api-logs', SUBSTITUTED),
      },
    },
    {
      ...CLAIM,
      thing: `association of ${FIREWALL}`,
      type: 'AWS::WAFv2::WebACLAssociation',
      properties: { ResourceArn: the(LOAD_BALANCER), WebACLArn: the(FIREWALL, 'Arn') },
    },
    {
      ...CLAIM,
      claim: 'I7.api-logs',
      thing: `logging of ${FIREWALL}`,
      type: 'AWS::WAFv2::LoggingConfiguration',
      properties: loggedTo(basis, FIREWALL),
    },
  ];
}

const FIREWALL = 'firewall of vllm';

const requestsFor = (model: ModelOn<'vllm'>): Rules => ({
  AndStatement: {
    Statements: [
      equal({ SingleHeader: { Name: 'host' } }, model.certificate.hostName, 'LOWERCASE'),
      anyOf(pathsOf(model).map((path) => equal({ UriPath: {} }, path, 'NONE'))),
    ],
  },
});

const anyOf = (statements: readonly Rules[]): Rules =>
  statements.length === 1 && statements[0] ? statements[0] : { OrStatement: { Statements: statements } };

const equal = (FieldToMatch: Rules, SearchString: string, Type: string): Rules => ({
  ByteMatchStatement: {
    FieldToMatch,
    SearchString,
    PositionalConstraint: 'EXACTLY',
    TextTransformations: [{ Priority: 0, Type }],
  },
});
