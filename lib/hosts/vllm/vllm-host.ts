import {
  CfnOutput,
  type aws_cloudwatch as cloudwatch,
  aws_ecs as ecs,
  type aws_kms as kms,
  aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { rulesOf } from '../../config/account-rules';
import { required } from '../../plan/required';
import type { LoadBalancerMetrics, ModelMetrics } from '../../resources/inference-resources';
import { mail, type UndeliveredMail } from '../../security/undelivered-mail';
import type { HostConstruct, HostProps } from '../host-construct';
import { HostName } from './host-name';
import { vllmClusterName, vllmFirewallName } from './names';
import { ServedModel } from './served-model';
import { VllmFirewall } from './vllm-firewall';
import { vllmIdentity } from './vllm-identity';
import { VllmLoadBalancer } from './vllm-load-balancer';
import { balancerMetrics, vllmMetrics } from './vllm-metrics';

/**
 * Open-weight models on GPU instances of the account: one ECS cluster, one internal load balancer with a firewall, and
 * for each model its own instances, service and host name. While a model's `copies.desired` is 0, it has no instance;
 * what remains are the costs of the load balancer, the firewall, the hosted zones, Container Insights and alarms.
 */
export class VllmHost extends Construct implements HostConstruct {
  readonly addresses: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  readonly loadBalancer: LoadBalancerMetrics;
  readonly undeliveredMail: cloudwatch.IMetric;
  private readonly entry: VllmLoadBalancer;

  constructor(scope: Construct, id: string, { deployment, foundation, models }: HostProps<'vllm'>) {
    super(scope, id);
    const { vpc } = foundation;
    const identity = vllmIdentity(foundation.hosts);

    const cluster = new ecs.Cluster(this, 'Cluster', {
      clusterName: vllmClusterName(deployment),
      vpc,
      containerInsightsV2: ecs.ContainerInsights.ENABLED,
    });
    const entry = new VllmLoadBalancer(this, 'Entry', {
      models,
      vpc,
      securityGroup: identity.loadBalancerSecurityGroup,
      accessLogs: foundation.accessLogs,
    });
    new VllmFirewall(this, 'Firewall', {
      name: vllmFirewallName(deployment),
      models,
      loadBalancer: entry.loadBalancer,
      logGroup: foundation.api.firewallLogs,
    });
    this.entry = entry;
    this.loadBalancer = balancerMetrics(entry.loadBalancer);
    const events = new GpuEvents(this, 'Events', {
      key: foundation.keys.data,
      email: deployment.operations.alarmEmail,
    });
    this.undeliveredMail = events.undelivered.waiting;

    const served = models.map((model) => {
      const { hostName } = model.certificate;
      new HostName(this, `${model.name}-host-name`, {
        hostName,
        vpc,
        loadBalancer: entry.loadBalancer,
        imported: deployment.imports.hostedZone,
      });
      return new ServedModel(this, model.name, {
        model,
        region: deployment.region,
        vpc,
        cluster,
        identity,
        target: entry.targetOf(model),
        images: required(foundation.images, 'an image repository'),
        weights: required(foundation.weights, 'a weights bucket'),
        volumesKey: required(foundation.keys.volumes, 'a key for GPU volumes'),
        events,
        tags: deployment.tags,
        importedProfile: deployment.imports.roles?.instanceProfile,
        profilePath: rulesOf(deployment).roles.path,
      });
    });
    const association = new ecs.CfnClusterCapacityProviderAssociations(this, 'CapacityProviders', {
      cluster: cluster.clusterName,
      capacityProviders: served.map((model) => model.capacityProvider),
      defaultCapacityProviderStrategy: [],
    });
    for (const model of served) model.startAfter(association);

    const images = models.map(({ name }, index) => `${name}=${required(served[index], name).imageId}`);
    new CfnOutput(this, 'InstanceImages', {
      value: images.join(','),
      description: 'The machine image of the GPU instances of each model, as of this deploy',
    }).overrideLogicalId('GpuInstanceImages');

    this.addresses = Object.fromEntries(
      models.map((model) => [model.name, `https://${model.certificate.hostName}`]),
    );
    this.metrics = Object.fromEntries(
      models.map((model) => [model.name, vllmMetrics(entry.targetOf(model).group)]),
    );
  }

  /**
   * Creates the load balancer after `others`. It has deletion protection, so once it exists, CloudFormation cannot
   * roll back the first creation of the stack. The usual cause of such a failure is a SageMaker endpoint without
   * quota.
   */
  createAfter(others: readonly IConstruct[]): void {
    this.entry.loadBalancer.node.defaultChild?.node.addDependency(...others);
  }
}

interface GpuEventsProps {
  /** Encrypts the topic; the Auto Scaling service-linked role must be able to use it. */
  readonly key: kms.IKey;
  /** Receives the notifications. The recipient must confirm the subscription by mail. */
  readonly email: string;
}

/**
 * Notifies the operator when a GPU instance starts, is terminated, or fails to start. A quota of zero or a zone
 * without capacity shows here first, and every start costs money.
 */
class GpuEvents extends sns.Topic {
  readonly undelivered: UndeliveredMail;

  constructor(scope: Construct, id: string, { key, email }: GpuEventsProps) {
    super(scope, id, { masterKey: key, enforceSSL: true });
    this.undelivered = mail(this, { key, email });
  }
}
