import type { Template } from 'aws-cdk-lib/assertions';

// Reads a network from its template, so that tests check what is deployed.

interface Rule {
  readonly DestinationSecurityGroupId?: { 'Fn::GetAtt': [string, string] };
  readonly SourceSecurityGroupId?: { 'Fn::GetAtt': [string, string] };
  readonly GroupId?: { 'Fn::GetAtt': [string, string] };
  readonly DestinationPrefixListId?: string;
  readonly CidrIp?: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly IpProtocol: string;
  readonly Description?: string;
}

interface Group {
  readonly name: string;
  readonly waysOut: readonly Rule[];
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, Record<string, string[]>>;
}

/** Security groups by logical id. */
export function groupsIn(template: Template): ReadonlyMap<string, Group> {
  return new Map(
    Object.entries(template.findResources('AWS::EC2::SecurityGroup')).map(([id, { Properties }]) => [
      id,
      {
        name: Properties.Tags.find(({ Key }: { Key: string }) => Key === 'Name').Value,
        waysOut: Properties.SecurityGroupEgress,
      },
    ]),
  );
}

export function waysInOf(template: Template): readonly Rule[] {
  return Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(
    ({ Properties }) => Properties,
  );
}

/**
 * What a group reaches: `<group> <port>`, if its egress and the other’s ingress rule agree, and the prefix lists
 * and blocks it may open connections to.
 */
export function reachableFrom(template: Template, name: string): readonly string[] {
  const groups = groupsIn(template);
  const idOf = (wanted: string) => [...groups].find(([, group]) => group.name === wanted)?.[0];
  const admitted = waysInOf(template)
    .filter((rule) => rule.SourceSecurityGroupId?.['Fn::GetAtt'][0] === idOf(name))
    .map((rule) => `${rule.GroupId?.['Fn::GetAtt'][0]} ${rule.FromPort}-${rule.ToPort}`);
  const waysOut = groups.get(idOf(name) ?? '')?.waysOut ?? [];
  return waysOut.flatMap((rule) => {
    const target = rule.DestinationSecurityGroupId?.['Fn::GetAtt'][0];
    if (!target) return [rule.DestinationPrefixListId ?? rule.CidrIp ?? 'anywhere'];
    if (!admitted.includes(`${target} ${rule.FromPort}-${rule.ToPort}`)) return [];
    return [`${groups.get(target)?.name} ${rule.FromPort}`];
  });
}

/** The policies of endpoints by service, `bedrock-runtime` and so on; undefined if an endpoint has none. */
export function endpointsIn(template: Template): ReadonlyMap<string, readonly Statement[] | undefined> {
  return new Map(
    Object.values(template.findResources('AWS::EC2::VPCEndpoint')).map(({ Properties }) => [
      serviceOf(Properties.ServiceName),
      Properties.PolicyDocument?.Statement,
    ]),
  );
}

/** What follows the prefix and the region: `com.amazonaws.eu-central-1.ecr.api`, or the same around a reference. */
function serviceOf(name: string | { 'Fn::Join': [string, unknown[]] }): string {
  if (typeof name === 'string') return name.split('.').slice(3).join('.');
  return String(name['Fn::Join'][1].at(-1)).replace(/^\./, '');
}

export const listed = (value: string | readonly string[]): readonly string[] => [value].flat();
