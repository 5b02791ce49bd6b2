import { resourcesOf, type Template } from '../../lib/assembly/template';
import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { idleInstances } from '../../lib/hosts/rows';
import { HOURS_A_MONTH, IDLE_PRICES } from './idle-prices';

/** One line of the cost of a deployment without requests. */
export interface IdleCost {
  readonly what: string;
  /** USD a month; `undefined`: no price is known for it. */
  readonly usd: number | undefined;
}

/** What a deployment costs a month without requests, from its templates and its lowest instance counts. */
export function idleCost(deployment: Deployment, templates: readonly Template[]): readonly IdleCost[] {
  const properties = (type: string) =>
    templates.flatMap((template) => resourcesOf(template, type).map(([, one]) => one.Properties ?? {}));
  const endpointZones = properties('AWS::EC2::VPCEndpoint')
    .filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface')
    .map(({ SubnetIds }) => lengthOf(SubnetIds));
  const rules = properties('AWS::WAFv2::WebACL').map(({ Rules }) => lengthOf(Rules));
  const names = sum(
    properties('AWS::Route53Resolver::FirewallDomainList').map(({ Domains }) => lengthOf(Domains)),
  );
  const balancers = properties('AWS::ElasticLoadBalancingV2::LoadBalancer').length;
  const keys = properties('AWS::KMS::Key').length;
  return [
    line(
      `${endpointZones.length} interface endpoints, ${sum(endpointZones)} endpoint zones`,
      sum(endpointZones) * IDLE_PRICES.interfaceEndpointZone,
    ),
    line(`${balancers} load balancers`, balancers * IDLE_PRICES.loadBalancer),
    line(`${keys} keys`, keys * IDLE_PRICES.key),
    line(
      `firewall with ${sum(rules)} rules`,
      rules.length * IDLE_PRICES.webAcl + sum(rules) * IDLE_PRICES.webAclRule,
    ),
    line(`DNS firewall with ${names} names`, names * IDLE_PRICES.dnsFirewallName),
    ...deployment.models.flatMap((model) => instanceCost(model, deployment.region)),
  ].filter(({ usd }) => usd !== 0);
}

function instanceCost(model: Model, region: string): readonly IdleCost[] {
  const idle = idleInstances(model, region);
  if (!idle) return [];
  const { type, count, usdPerHour } = idle;
  return [
    line(`${model.name}: ${count} × ${type}`, count && usdPerHour && count * usdPerHour * HOURS_A_MONTH),
  ];
}

/** The sum of what has a price, and each line, as the terminal shows them. */
export function idleCostInWords(costs: readonly IdleCost[]): string {
  const total = sum(costs.map(({ usd }) => usd ?? 0));
  const unknown = costs.some(({ usd }) => usd === undefined) ? ', and what has no known price' : '';
  return [
    `Idle cost: about ${dollars(total)} USD a month${unknown} (us-east-1 list prices, without logs and alarms)`,
    ...costs.map(
      ({ what, usd }) => `  ${(usd === undefined ? 'unknown' : dollars(usd)).padStart(9)}  ${what}`,
    ),
  ].join('\n');
}

const line = (what: string, usd: number | undefined): IdleCost => ({ what, usd });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const dollars = (usd: number) => usd.toFixed(2);
