import { apiOf } from '../../../lib/proof/api';
import { interfaceEndpoints } from '../../../lib/proof/network/endpoints';
import { createReach } from '../../../lib/proof/network/reach';
import { worldOf } from '../../../lib/proof/subject';
import { resolve } from '../../../lib/proof/template/resolve';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import { sandboxWith } from '../organization/policies-of';

// The ways in that docs/guides/ways-in.md describes, on the synthesized templates. What IAM and the API's own policy
// say of each caller by each endpoint is proven elsewhere (`api.callers`).

const ON_PREMISES = '10.200.0.0/16';
const subject = synthesizedSubject(
  sandboxWith({ clients: { cidrs: [ON_PREMISES], endpoints: ['vpce-0a1b2c3d'] } }),
);
const world = worldOf(subject);
const reach = createReach(world);
const [endpoint] = interfaceEndpoints(world).filter(({ service }) => service === 'execute-api');
if (!endpoint) throw new Error('The template has no endpoint of the API.');

/** The outputs after a deploy; references by the name of the resource. */
function output(part: string, name: string): string {
  const stack = `sandbox-${part}`;
  return String(resolve(world.templates, stack, world.templates.stacks[stack]?.Outputs?.[name]?.Value));
}

describe('a client in the VPC', () => {
  test('reaches the API, and no other endpoint, with the security group of the outputs', () => {
    const reached = [...reach.groups.keys()].filter(
      (group) => reach.connects([output('foundation', 'ApiClientSecurityGroupId')], [group], 443) !== false,
    );
    expect(reached).toEqual(endpoint.groups);
  });

  test('is placed in the subnets of the outputs, the endpoint is in one of them, and the base URL leads to it', () => {
    const subnets = output('foundation', 'SubnetIds').split(',');
    expect(subnets).toEqual(world.ofType('AWS::EC2::Subnet').map(({ symbol }) => symbol));
    expect(subnets).toEqual(expect.arrayContaining([...world.named(endpoint.id).texts('SubnetIds')]));
    expect(endpoint.answersServiceName).toBe(true);
    expect(output('gateway', 'OpenBaseUrl')).toMatch(/^https:\/\/⟦[^⟧]+⟧\.execute-api\.us-east-1\./);
  });
});

describe('a client in a network that is connected to the VPC', () => {
  test('reaches the endpoint only from its CIDR block, on one port', () => {
    const [group = ''] = endpoint.groups;
    const blocks = reach.groups.get(group)?.ingress.filter(({ peer }) => 'cidr' in peer);
    expect(blocks).toEqual([
      expect.objectContaining({ peer: { cidr: ON_PREMISES }, fromPort: 443, toPort: 443, protocol: 'tcp' }),
    ]);
  });

  test('gets its answers through the route tables in the outputs, which are those of every subnet', () => {
    const tables = output('foundation', 'RouteTableIds').split(',');
    const associated = world
      .ofType('AWS::EC2::SubnetRouteTableAssociation')
      .map((association) => association.text('RouteTableId'));
    expect([...tables].sort()).toEqual([...associated].sort());
    expect(tables).toHaveLength(output('foundation', 'SubnetIds').split(',').length);
  });

  test('has a base URL that public DNS resolves, because the API knows the endpoint and admits its name', () => {
    const api = world.named(apiOf(world).id);
    expect(api.get('EndpointConfiguration')).toMatchObject({ VpcEndpointIds: [endpoint.id] });
    expect(api.text('EndpointAccessMode')).toBe('BASIC');
    expect(output('gateway', 'OpenEndpointBaseUrl')).toContain(`-${endpoint.id}.execute-api.`);
  });
});
