import {
  DescribeVpcEndpointServicesCommand,
  type DescribeVpcEndpointServicesCommandOutput,
  type ServiceDetail,
} from '@aws-sdk/client-ec2';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the region has each endpoint service, in the zones where the deployment wants an endpoint of it. */
export async function checkEndpointServices(
  { endpoints }: PrerequisiteOf<'endpoint-services'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Missing | undefined> {
  const offered = await servicesOf(ec2);
  const wanted = endpoints.map(({ service, zones }) => ({
    name: `com.amazonaws.${region}.${service}`,
    zones,
  }));
  const problems = wanted.flatMap(({ name, zones }) => {
    const details = offered.filter(({ ServiceName }) => ServiceName === name);
    if (details.length === 0) return [`${region} has no endpoint service ${name}`];
    const has = details.flatMap(({ AvailabilityZones = [] }) => AvailabilityZones);
    const lacking = zones.filter((zone) => !has.includes(zone));
    if (lacking.length === 0) return [];
    return [`${name} is not in ${lacking.join(' and ')} (it is in ${has.join(', ') || 'no zone'})`];
  });
  if (problems.length === 0) return undefined;
  return {
    words: `Endpoint services: ${problems.join('; ')}. Take availabilityZones that have them; for comprehend alone, secondOpinion.endpointZones. A service that the region does not have is left out with the feature that needs it.`,
    commands: [
      `aws ec2 describe-vpc-endpoint-services --region ${region} --query "ServiceDetails[].[ServiceName,join(',',AvailabilityZones)]" --output text`,
    ],
  };
}

/** The SDK has no paginator of this operation. */
async function servicesOf(ec2: Account['ec2']): Promise<readonly ServiceDetail[]> {
  const services: ServiceDetail[] = [];
  let next: string | undefined;
  do {
    const page: DescribeVpcEndpointServicesCommandOutput = await ec2.send(
      new DescribeVpcEndpointServicesCommand({ NextToken: next }),
    );
    services.push(...(page.ServiceDetails ?? []));
    next = page.NextToken || undefined;
  } while (next);
  return services;
}
