import { createHash } from 'node:crypto';
import { Duration, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LOAD_BALANCER_LOG_PREFIX } from '../../audit/access-log-bucket';
import { required } from '../../plan/required';
import { VLLM_PORT } from './names';
import { HEALTH_PATH, SERVED_PATHS } from './served-paths';
import { LONGEST_ANSWER_SECONDS } from './vllm-container';

/** What the load balancer needs to know of a model. */
export interface BalancedModel {
  readonly name: string;
  readonly certificate: { readonly arn: string; readonly hostName: string };
}

export interface VllmLoadBalancerProps {
  readonly models: readonly BalancedModel[];
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  /** Takes a line for every connection and request, without bodies. It must already admit load balancers. */
  readonly accessLogs: s3.IBucket;
}

/** One model behind the load balancer. */
export interface Target {
  readonly group: elb.ApplicationTargetGroup;
  /** Exists once the load balancer sends requests to the group; a service must not be created before. */
  readonly rule: elb.ApplicationListenerRule;
}

/**
 * The one way to the vLLM models of a deployment: internal, TLS only, each model under its own host name with
 * its own certificate.
 *
 * vLLM authenticates nobody, so what reaches it is decided here and by the security groups: the lanes alone can
 * open a connection, a request for a host name or path that is not on the list ends in a 404, and headers that
 * are not valid HTTP are dropped. Both hops are TLS; see {@link bootScript} for what the second one promises.
 *
 * An answer may take minutes before its first token and stream for minutes after it, so nothing here gives up
 * in less than a quarter of an hour, the longest any caller waits. It cannot be deleted before somebody turns its
 * deletion protection off.
 */
export class VllmLoadBalancer extends Construct {
  readonly loadBalancer: elb.ApplicationLoadBalancer;
  private readonly targets: ReadonlyMap<BalancedModel, Target>;

  constructor(scope: Construct, id: string, props: VllmLoadBalancerProps) {
    super(scope, id);

    this.loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      internetFacing: false,
      securityGroup: props.securityGroup,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elb.DesyncMitigationMode.STRICTEST,
      deletionProtection: true,
      idleTimeout: LONGEST_ANSWER,
    });

    // The L2 method would write into the policy of a bucket that another stack owns.
    this.loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
    this.loadBalancer.setAttribute('access_logs.s3.bucket', props.accessLogs.bucketName);
    this.loadBalancer.setAttribute('access_logs.s3.prefix', LOAD_BALANCER_LOG_PREFIX);

    const listener = this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: elb.ApplicationProtocol.HTTPS,
      sslPolicy: elb.SslPolicy.FIPS_TLS13_12_RES_PQ,
      certificates: props.models.map(({ certificate }) => elb.ListenerCertificate.fromArn(certificate.arn)),
      open: false,
      defaultAction: elb.ListenerAction.fixedResponse(404, {
        contentType: 'application/json',
        messageBody: NOT_SERVED,
      }),
    });

    this.targets = new Map(props.models.map((model) => [model, this.target(model, listener, props.vpc)]));
  }

  /** Where copies of one of `models` register. */
  targetOf(model: BalancedModel): Target {
    return required(this.targets.get(model), `a target group for ${model.name}`);
  }

  private target(model: BalancedModel, listener: elb.ApplicationListener, vpc: ec2.IVpc): Target {
    const group = new elb.ApplicationTargetGroup(this, `${model.name}-targets`, {
      vpc,
      targetType: elb.TargetType.IP,
      protocol: elb.ApplicationProtocol.HTTPS,
      port: VLLM_PORT,
      loadBalancingAlgorithmType: elb.TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
      deregistrationDelay: LONGEST_ANSWER,
      healthCheck: {
        protocol: elb.Protocol.HTTPS,
        path: HEALTH_PATH,
        healthyHttpCodes: '200',
        interval: Duration.seconds(15),
        timeout: Duration.seconds(10),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 4,
      },
    });
    const rule = new elb.ApplicationListenerRule(this, `${model.name}-rule`, {
      listener,
      priority: rulePriority(model.name),
      conditions: [
        elb.ListenerCondition.hostHeaders([model.certificate.hostName]),
        elb.ListenerCondition.pathPatterns(SERVED_PATHS),
      ],
      action: elb.ListenerAction.forward([group]),
    });
    return { group, rule };
  }
}

const LONGEST_ANSWER = Duration.seconds(LONGEST_ANSWER_SECONDS);

const NOT_SERVED = JSON.stringify({
  error: {
    message: 'No model is served under this host name and path.',
    type: 'invalid_request_error',
    code: 'not_served',
  },
});

/**
 * A priority from 1 to 50,000 made from the model's name. Rules of different host names never compete, so the
 * order means nothing; but it must not move when a model is added or removed, because CloudFormation cannot swap
 * the priorities of two rules. Two names that collide are refused by CloudFormation before anything changes.
 */
export function rulePriority(modelName: string): number {
  return (createHash('sha256').update(modelName).digest().readUInt32BE(0) % 50_000) + 1;
}
