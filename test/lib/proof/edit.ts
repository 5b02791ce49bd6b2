import { stackName } from '../../../lib/config/stack-name';
import type { Subject } from '../../../lib/proof/subject';

/** A resource of a template that a test may change. */
export interface Editable {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever CloudFormation has.
  Properties: any;
}

/** The templates of one deployment, which a test may change. */
export class Edit {
  constructor(private readonly subject: Subject) {}

  /** The only resource of a type whose logical id matches. @throws Error if there is none, or more than one */
  resource(type: string, id: RegExp = /./): Editable {
    const found = this.all(type, id);
    if (found.length !== 1) throw new Error(`${found.length} resources of type ${type} match ${id}`);
    return found[0] as Editable;
  }

  all(type: string, id: RegExp = /./): Editable[] {
    return Object.values(this.subject.stacks).flatMap(({ Resources }) =>
      Object.entries(Resources)
        .filter(([logicalId, { Type }]) => Type === type && id.test(logicalId))
        .map(([, resource]) => resource as Editable),
    );
  }

  logicalId(type: string, id: RegExp): string {
    const resource = this.resource(type, id);
    const [found] = Object.values(this.subject.stacks)
      .flatMap(({ Resources }) => Object.entries(Resources))
      .filter(([, one]) => one === resource);
    if (!found) throw new Error(`no logical id for ${type} ${id}`);
    return found[0];
  }

  add(stack: 'foundation' | 'inference' | 'gateway', logicalId: string, resource: Editable): void {
    const template = this.subject.stacks[stackName(this.subject.deployment, stack)];
    if (!template) throw new Error(`no stack ${stack}`);
    (template.Resources as Record<string, Editable>)[logicalId] = resource;
  }

  /** The statements of a managed policy. */
  // biome-ignore lint/suspicious/noExplicitAny: see Editable.
  statements(id: RegExp): any[] {
    return this.resource('AWS::IAM::ManagedPolicy', id).Properties.PolicyDocument.Statement;
  }

  /** The statements of a bucket policy. */
  // biome-ignore lint/suspicious/noExplicitAny: see Editable.
  bucketStatements(id: RegExp): any[] {
    return this.resource('AWS::S3::BucketPolicy', id).Properties.PolicyDocument.Statement;
  }

  /** The configuration bundled with one lane's router. */
  // biome-ignore lint/suspicious/noExplicitAny: see Editable.
  routerConfig(lane: 'open' | 'sealed'): any {
    return Object.values(this.subject.routerConfigs).find(
      (config) => (config as { lane?: string }).lane === lane,
    );
  }
}

/** Rules on both sides of a connection between two security groups. */
export function openPath(edit: Edit, from: RegExp, to: RegExp): void {
  const GROUP = 'AWS::EC2::SecurityGroup';
  const idOf = (id: RegExp) => ({ 'Fn::GetAtt': [edit.logicalId(GROUP, id), 'GroupId'] });
  const tcp = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  edit.resource(GROUP, from).Properties.SecurityGroupEgress.push({
    ...tcp,
    DestinationSecurityGroupId: idOf(to),
  });
  edit.add('foundation', `Path${from.source}${to.source}`.replace(/\W/g, ''), {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { ...tcp, GroupId: idOf(to), SourceSecurityGroupId: idOf(from) },
  });
}
