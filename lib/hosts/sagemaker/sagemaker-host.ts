import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { required } from '../../plan/required';
import type { ModelMetrics } from '../../resources/inference-resources';
import type { HostConstruct, HostProps } from '../host-construct';
import { EndpointScaling } from './endpoint-scaling';
import { HostedModel, VARIANT } from './hosted-model';
import { sagemakerMetrics } from './sagemaker-metrics';
import { sagemakerEndpointName } from './schema';

/**
 * Open-weight models on SageMaker real-time endpoints in the deployment's VPC, one endpoint per model. Each endpoint
 * always runs, and AWS always bills, at least one instance.
 */
export class SagemakerHost extends Construct implements HostConstruct {
  readonly addresses: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, ModelMetrics>>;

  constructor(scope: Construct, id: string, { deployment, foundation, models }: HostProps<'sagemaker'>) {
    super(scope, id);
    const { roles, securityGroups } = foundation.hosts;

    for (const model of models) {
      const { endpoint } = new HostedModel(this, model.name, {
        model,
        endpointName: sagemakerEndpointName(deployment, model),
        subnets: foundation.vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }),
        securityGroup: required(securityGroups.sagemaker, 'a security group sagemaker'),
        role: required(roles.sagemaker, 'a role sagemaker'),
        images: required(foundation.images, 'an image repository'),
        weights: required(foundation.weights, 'a weights bucket'),
        key: foundation.keys.data,
      });
      const scaling = new EndpointScaling(this, `${model.name}-scaling`, {
        endpointName: sagemakerEndpointName(deployment, model),
        variantName: VARIANT,
        ...model.instances,
      });
      scaling.node.addDependency(endpoint);
    }

    this.addresses = Object.fromEntries(
      models.map((model) => [model.name, sagemakerEndpointName(deployment, model)]),
    );
    this.metrics = Object.fromEntries(
      models.map((model) => [
        model.name,
        sagemakerMetrics(sagemakerEndpointName(deployment, model), VARIANT),
      ]),
    );
  }
}
