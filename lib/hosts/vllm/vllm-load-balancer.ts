import { createHash } from 'node:crypto';
import { Duration, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LOAD_BALANCER_LOG_PREFIX } from '../../audit/access-log-bucket';
import type { SelfHostedModel } from '../../config/model';
import { required } from '../../plan/required';
import { VLLM_PORT } from './names';
import { HEALTH_PATH, servedPaths } from './served-paths';
import { LONGEST_ANSWER_SECONDS } from './vllm-container';

/** What the load balancer needs of a model. */
export interface BalancedModel {
  readonly name: string;
  readonly certificate: { readonly arn: string; readonly hostName: string };
  /** Which paths of its server it needs. */
  readonly weights: SelfHostedModel['weights'];
}

export interface VllmLoadBalancerProps {
  readonly models: readonly BalancedModel[];
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  /** Receives a line for every connection and request, without bodies. Its policy must admit load balancers. */
  readonly accessLogs: s3.IBucket;
}

/** One model behind the load balancer. */
export interface Target {
  readonly group: elb.ApplicationTargetGroup;
  /** Attaches the group to the load balancer; a service must be created after it. */
  readonly rule: elb.ApplicationListenerRule;
}

/**
 * The only way to the vLLM models of a deployment: internal, TLS only, each model with its own host name and
 * certificate.
 *
 * vLLM has no authentication, so the load balancer and the security groups decide what reaches it: only the lanes can
 * open a connection, a request for another host name or path gets a 404, and invalid HTTP headers are dropped. Both
 * connections are TLS; {@link bootScript} says what the second one guarantees.
 *
 * An answer may need minutes before its first token and minutes more to stream, so every timeout here is a quarter of
 * an hour, the longest that any caller waits. Deletion protection is on: an operator must turn it off first.
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

    // The L2 method would change the policy of a bucket that another stack owns.
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

  /** The target group in which copies of one of `models` register. */
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
        elb.ListenerCondition.pathPatterns(servedPaths(model)),
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
 * A priority from 1 to 50,000, computed from the model's name. Rules of different host names never compete, so the
 * order has no meaning. But a priority must not change when another model is added or removed, because CloudFormation
 * cannot swap the priorities of two rules. CloudFormation refuses two equal priorities before it changes anything.
 */
export function rulePriority(modelName: string): number {
  return (createHash('sha256').update(modelName).digest().readUInt32BE(0) % 50_000) + 1;
}
