import type { Edit } from '../../edit';
import { of, type Sabotage } from './sabotage';
import { balancer, listener, model, rule, service, targets, template } from './sandbox-hosts';

/** The way to a model, and the places of models. */
export const NETWORK_SABOTAGES: readonly Sabotage[] = [
  ...of('hosts.load-balancer', {
    'the load balancer listens without TLS': (edit) =>
      Object.assign(listener(edit), { Port: 80, Protocol: 'HTTP' }),
    'the load balancer accepts TLS 1.0': (edit) =>
      Object.assign(listener(edit), { SslPolicy: 'ELBSecurityPolicy-2016-08' }),
    'the load balancer has another certificate': (edit) =>
      Object.assign(listener(edit).Certificates[0], { CertificateArn: 'arn' }),
    'requests for any name reach a model': (edit) =>
      Object.assign(listener(edit), { DefaultActions: rule(edit).Actions }),
    'requests for any path reach a model': (edit) =>
      Object.assign(rule(edit).Conditions[1].PathPatternConfig, { Values: ['*'] }),
    'a path that changes the weights reaches a model': (edit) =>
      rule(edit).Conditions[1].PathPatternConfig.Values.push('/update_weights'),
    'requests for another name reach a model': (edit) =>
      rule(edit).Conditions[0].HostHeaderConfig.Values.push('*.example.com'),
    'a rule sends requests to another target': (edit) =>
      Object.assign(rule(edit), { Actions: [{ Type: 'redirect', RedirectConfig: { Host: 'example.com' } }] }),
    'another server is a target': (edit) => Object.assign(targets(edit), { Targets: [{ Id: '10.0.0.1' }] }),
    'the load balancer reaches targets without TLS': (edit) =>
      Object.assign(targets(edit), { Protocol: 'HTTP' }),
    'the load balancer keeps no access log': (edit) => setAttribute(edit, 'access_logs.s3.enabled', 'false'),
    'the load balancer writes a log of connections': (edit) =>
      balancer(edit).LoadBalancerAttributes.push({ Key: 'connection_logs.s3.enabled', Value: 'true' }),
    'the load balancer passes invalid headers on': (edit) =>
      setAttribute(edit, 'routing.http.drop_invalid_header_fields.enabled', 'false'),
  }),
  ...of('I5.hosts', {
    'the load balancer is public': (edit) => Object.assign(balancer(edit), { Scheme: 'internet-facing' }),
    'the load balancer is public by default': (edit) => {
      delete balancer(edit).Scheme;
    },
    'the load balancer has another security group': (edit) =>
      balancer(edit).SecurityGroups.push('sg-0a1b2c3d'),
    'an instance has a public address': (edit) =>
      Object.assign(template(edit).NetworkInterfaces[0], { AssociatePublicIpAddress: true }),
    'an instance has another security group': (edit) =>
      template(edit).NetworkInterfaces[0].Groups.push('sg-0a1b2c3d'),
    'a task has a public address': (edit) =>
      Object.assign(service(edit).NetworkConfiguration.AwsvpcConfiguration, { AssignPublicIp: 'ENABLED' }),
    'SageMaker’s container has a network': (edit) =>
      Object.assign(model(edit), { EnableNetworkIsolation: false }),
    'SageMaker’s container has a network by default': (edit) => {
      delete model(edit).EnableNetworkIsolation;
    },
    'SageMaker fetches the weights outside the VPC': (edit) => {
      delete model(edit).VpcConfig;
    },
  }),
];

function setAttribute(edit: Edit, key: string, value: string): void {
  const attributes: { Key: string; Value: string }[] = balancer(edit).LoadBalancerAttributes;
  const found = attributes.find(({ Key }) => Key === key);
  if (!found) throw new Error(`the load balancer has no attribute ${key}`);
  found.Value = value;
}
