import type { Edit } from '../../edit';

// The resources of the sandbox's hosts. It has one model on each host, and so one resource of each type.

export const task = (edit: Edit) => edit.resource('AWS::ECS::TaskDefinition').Properties;
export const container = (edit: Edit) => task(edit).ContainerDefinitions[0];
export const ulimit = (edit: Edit, name: string) =>
  container(edit).Ulimits.find(({ Name }: { Name: string }) => Name === name);
export const service = (edit: Edit) => edit.resource('AWS::ECS::Service').Properties;
export const template = (edit: Edit) =>
  edit.resource('AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData;
export const group = (edit: Edit) => edit.resource('AWS::AutoScaling::AutoScalingGroup');
export const balancer = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::LoadBalancer').Properties;
export const listener = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::Listener').Properties;
export const rule = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::ListenerRule').Properties;
export const targets = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::TargetGroup').Properties;
export const model = (edit: Edit) => edit.resource('AWS::SageMaker::Model').Properties;
export const configuration = (edit: Edit) => edit.resource('AWS::SageMaker::EndpointConfig').Properties;
export const variant = (edit: Edit) => configuration(edit).ProductionVariants[0];
