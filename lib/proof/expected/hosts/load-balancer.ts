import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, optional, type Rule, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { taskOf } from '../models/task';
import { bucket, group, LISTENER, LOAD_BALANCER, targets, VPC } from '../things';
import { subnets } from './subnets';
import { HEALTH_PATH, VLLM_PORT } from './vllm-container';

/** The longest answer, in seconds. */
const LONGEST = 900;

/** The way to the vLLM models: one listener, and for each model its certificate, its rule and its targets. */
export function loadBalancer(basis: Basis): readonly Expected[] {
  const [first, ...others] = basis.modelsOn('vllm');
  if (!first) return [];
  return [
    balancer(basis),
    listener(first),
    ...others.map(certificate),
    ...[first, ...others].flatMap((model) => [targetGroup(model), rule(model)]),
  ];
}

const COMMON = { stack: 'inference', claim: 'hosts.load-balancer' } as const;

const balancer = (basis: Basis): Expected => ({
  ...COMMON,
  thing: LOAD_BALANCER,
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  properties: {
    Type: optional('application'),
    // The default is a public one.
    Scheme: claimedBy('I5.hosts', 'internal'),
    Subnets: claimedBy('I5.hosts', subnets(basis)),
    SecurityGroups: claimedBy('I5.hosts', [the(group('vllm-load-balancer'))]),
    LoadBalancerAttributes: attributes({
      'deletion_protection.enabled': true,
      'idle_timeout.timeout_seconds': LONGEST,
      'routing.http.drop_invalid_header_fields.enabled': true,
      'routing.http.desync_mitigation_mode': 'strictest',
      // Times and addresses of requests, without bodies.
      'access_logs.s3.enabled': true,
      'access_logs.s3.bucket': the(bucket('access-logs')),
      'access_logs.s3.prefix': 'load-balancers',
    }),
  },
});

const listener = ({ certificate }: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: LISTENER,
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  properties: {
    LoadBalancerArn: the(LOAD_BALANCER),
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
    Certificates: [{ CertificateArn: certificate.arn }],
    DefaultActions: [
      {
        Type: 'fixed-response',
        FixedResponseConfig: {
          StatusCode: '404',
          ContentType: FIXED_ANSWER,
          MessageBody: FIXED_ANSWER,
        },
      },
    ],
  },
});

const FIXED_ANSWER = irrelevant(
  'a fixed text for a host name or path that nothing serves; it contains no prompt',
);

/** The listener has one certificate of its own; each further one is a resource. */
const certificate = ({ name, certificate: { arn } }: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: `certificate of ${name}`,
  type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  properties: { ListenerArn: the(LISTENER), Certificates: [{ CertificateArn: arn }] },
});

/** Copies register themselves through ECS. A target that the template lists would be another server. */
const targetGroup = ({ name }: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: targets(name),
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  properties: {
    VpcId: the(VPC),
    TargetType: 'ip',
    Protocol: 'HTTPS',
    Port: VLLM_PORT,
    TargetGroupAttributes: attributes({
      'deregistration_delay.timeout_seconds': LONGEST,
      'stickiness.enabled': false,
      'load_balancing.algorithm.type': 'least_outstanding_requests',
    }),
    HealthCheckProtocol: 'HTTPS',
    HealthCheckPath: HEALTH_PATH,
    Matcher: { HttpCode: '200' },
    HealthCheckIntervalSeconds: 15,
    HealthCheckTimeoutSeconds: 10,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 4,
  },
});

const rule = (model: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: `listener rule of ${model.name}`,
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  properties: {
    ListenerArn: the(LISTENER),
    Priority: irrelevant(
      'every rule is for another host name, so that one rule at most applies to a request',
    ),
    Conditions: [
      { Field: 'host-header', HostHeaderConfig: { Values: [model.certificate.hostName] } },
      { Field: 'path-pattern', PathPatternConfig: { Values: pathsOf(model) } },
    ],
    Actions: [{ Type: 'forward', TargetGroupArn: the(targets(model.name)) }],
  },
});

/** vLLM answers at many more paths without authentication, and some of them change what it serves. */
export const pathsOf = (model: ModelOn<'vllm'>): readonly string[] => [
  ...(taskOf(model) === 'embedding' ? ['/v1/embeddings'] : ['/v1/chat/completions', '/v1/completions']),
  '/v1/models',
  HEALTH_PATH,
];

const attributes = (values: Readonly<Record<string, string | number | boolean>>): Rule =>
  Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
