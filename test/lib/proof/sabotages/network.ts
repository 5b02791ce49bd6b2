import { openPath } from '../edit';
import type { Sabotage } from './sabotage';

export const NETWORK: readonly Sabotage[] = [
  {
    name: 'a path is opened from the sealed lane to the Bedrock endpoint',
    noticedBy: ['I3.network'],
    break: (edit) => openPath(edit, /Groupssealedlane/, /Groupsbedrockruntimeendpoint/),
  },
  {
    name: 'the sealed lane may open connections to the Bedrock endpoint, which does not accept them',
    noticedBy: ['I3.network'],
    break: (edit) =>
      edit.resource('AWS::EC2::SecurityGroup', /Groupssealedlane/).Properties.SecurityGroupEgress.push({
        IpProtocol: '-1',
        DestinationSecurityGroupId: {
          'Fn::GetAtt': [
            edit.logicalId('AWS::EC2::SecurityGroup', /Groupsbedrockruntimeendpoint/),
            'GroupId',
          ],
        },
      }),
  },
  {
    name: 'a chain over a third group leads from the sealed lane to Bedrock',
    noticedBy: ['I3.network', 'only-lanes.network'],
    break: (edit) => openPath(edit, /Groupsvllmtask/, /Groupsbedrockruntimeendpoint/),
  },
  {
    name: 'the sealed lane reaches the API, and through it the open lane',
    noticedBy: ['I3.network'],
    break: (edit) => openPath(edit, /Groupssealedlane/, /Groupsexecuteapiendpoint/),
  },
  {
    name: 'the open lane loses its path to the load balancer',
    noticedBy: ['I4.open.qwen3-8b'],
    break: (edit) => {
      const group = edit.resource('AWS::EC2::SecurityGroup', /Groupsopenlane/).Properties;
      group.SecurityGroupEgress = group.SecurityGroupEgress.filter(
        ({ Description }: { Description: string }) => !/vllm/.test(Description),
      );
    },
  },
  {
    name: 'the load balancer serves another host name',
    noticedBy: ['I4.open.qwen3-8b', 'I4.sealed.qwen3-8b'],
    break: (edit) => {
      edit.resource('AWS::ElasticLoadBalancingV2::ListenerRule').Properties.Conditions[0].HostHeaderConfig = {
        Values: ['another.example.com'],
      };
    },
  },
  {
    name: 'a security group opens connections to anywhere',
    noticedBy: ['I5.rules'],
    break: (edit) =>
      edit
        .resource('AWS::EC2::SecurityGroup', /Groupsopenlane/)
        .Properties.SecurityGroupEgress.push({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
  },
  {
    name: 'a security group keeps the egress rule that EC2 adds',
    noticedBy: ['I5.rules', 'I3.network'],
    break: (edit) => {
      delete edit.resource('AWS::EC2::SecurityGroup', /Groupssealedlane/).Properties.SecurityGroupEgress;
    },
  },
  {
    name: 'an internet gateway and a route to it are added',
    noticedBy: ['I5.routes'],
    break: (edit) => {
      edit.add('foundation', 'Gateway', { Type: 'AWS::EC2::InternetGateway', Properties: {} });
      edit.add('foundation', 'Route', {
        Type: 'AWS::EC2::Route',
        Properties: { DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } },
      });
    },
  },
  {
    name: 'a subnet assigns public addresses',
    noticedBy: ['I5.addresses'],
    break: (edit) => {
      edit.resource('AWS::EC2::Subnet', /isolatedSubnet1/).Properties.MapPublicIpOnLaunch = true;
    },
  },
  {
    name: 'the API has a public endpoint',
    noticedBy: ['I5.addresses'],
    break: (edit) => {
      edit.resource('AWS::ApiGateway::RestApi').Properties.EndpointConfiguration = { Types: ['REGIONAL'] };
    },
  },
];
