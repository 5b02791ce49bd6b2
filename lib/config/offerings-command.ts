import { ec2TypeOf } from './facts/instances';

/** The command that prints the zones of a region that offer an instance type, of EC2 or of SageMaker. */
export const offeringsCommand = (region: string, instanceType: string) =>
  `aws ec2 describe-instance-type-offerings --region ${region} --location-type availability-zone --filters Name=instance-type,Values=${ec2TypeOf(instanceType)} --query "InstanceTypeOfferings[].Location" --output text`;
