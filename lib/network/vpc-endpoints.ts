import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import type { ImportedEndpoint } from '../config/imports/imported-endpoint';
import { importedEndpointOf } from '../plan/endpoint-origin';
import { ENDPOINT_SERVICES, type EndpointService, privateLinkName } from '../plan/endpoint-services';
import { zonesOf } from '../plan/endpoint-zones';
import { HTTPS } from '../plan/flow';
import type { Need } from '../plan/need';
import { required } from '../plan/required';
import { type CallersAndResources, endpointStatements } from './endpoint-policy';
import type { SecurityGroups } from './security-groups';

export interface VpcEndpointsProps {
  readonly vpc: ec2.IVpc;
  /** Each service with at least one row gets an endpoint. */
  readonly needs: readonly Need[];
  /** ARNs of the callers and resources that the rows name. */
  readonly arns: CallersAndResources;
  readonly groups: SecurityGroups;
  readonly deployment: Deployment;
}

/**
 * The VPC's only ways out: to AWS services, over AWS's network. The policy of each endpoint admits only the calls in
 * the table of needs. Each interface endpoint has its own security group, so the groups alone show which workload
 * reaches which service.
 */
export class VpcEndpoints extends Construct {
  private readonly interfaces = new Map<EndpointService, ec2.IInterfaceVpcEndpoint>();

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    for (const service of new Set(props.needs.map((need) => need.service))) {
      const imported = importedEndpointOf(service, props.deployment);
      if (imported) {
        this.refer(service, imported, props.groups);
        continue;
      }
      const endpoint = this.endpointOf(service, props);
      if (!ENDPOINT_SERVICES[service].policy) continue;
      const rows = props.needs.filter((need) => need.service === service);
      for (const statement of endpointStatements(rows, props.arns)) endpoint.addToPolicy(statement);
    }
  }

  /** The interface endpoint of a service. @throws Error if the deployment has none. */
  interfaceTo(service: EndpointService): ec2.IInterfaceVpcEndpoint {
    return required(this.interfaces.get(service), `an interface endpoint of ${service}`);
  }

  /** An endpoint of another team: its policy is theirs. */
  private refer(service: EndpointService, imported: ImportedEndpoint, groups: SecurityGroups): void {
    if (imported.kind !== 'interface') return;
    this.interfaces.set(
      service,
      ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(this, service, {
        vpcEndpointId: imported.id,
        port: HTTPS,
        securityGroups: [groups.get(`${service}-endpoint`)],
      }),
    );
  }

  private endpointOf(service: EndpointService, props: VpcEndpointsProps): ec2.VpcEndpoint {
    const { vpc, groups, deployment } = props;
    if (ENDPOINT_SERVICES[service].kind === 'gateway') {
      return new ec2.GatewayVpcEndpoint(this, service, {
        vpc,
        service: new ec2.GatewayVpcEndpointAwsService(service),
      });
    }
    const endpoint = new ec2.InterfaceVpcEndpoint(this, service, {
      vpc,
      service: new ec2.InterfaceVpcEndpointAwsService(privateLinkName(service, deployment.region)),
      subnets: {
        subnetType: ec2.SubnetType.PRIVATE_ISOLATED,
        availabilityZones: [...zonesOf(service, deployment)],
      },
      securityGroups: [groups.get(`${service}-endpoint`)],
      open: false,
      privateDnsEnabled: true,
    });
    this.interfaces.set(service, endpoint);
    return endpoint;
  }
}
