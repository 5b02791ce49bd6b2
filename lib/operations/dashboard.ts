import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { laneEntries } from '../plan/lane-record';
import type { LoadBalancerMetrics, ModelMetrics } from '../resources/inference-resources';
import type { DeploymentMetrics } from './alarm-rules';
import type { AnswerMetrics } from './answer-alarms';
import type { ApiMetrics } from './api-monitoring';
import type { AuditMetrics } from './audit-monitoring';
import type { AuthorizerMetrics } from './authorizer-monitoring';
import type { ChainHeadsMetrics } from './chain-heads-monitoring';
import type { LiveProofMetrics } from './live-proof-monitoring';
import type { RouterMetrics } from './router-monitoring';

export interface OperationsDashboardProps {
  /** The dashboard's name; the deployment's. */
  readonly name: string;
  readonly alarms: readonly cloudwatch.IAlarm[];
  readonly metrics: DeploymentMetrics;
}

/** The whole deployment on one page, in the order of a request: alarms, API, routers, audit trail, models. */
export class OperationsDashboard extends cloudwatch.Dashboard {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id, { dashboardName: props.name });
    this.addWidgets(
      new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24, height: 4 }),
    );
    const { api, routers, authorizer, audit, auditWriteFailures, chainHeads, models } = props.metrics;
    const { answers, liveProof, loadBalancer } = props.metrics;
    this.addWidgets(...apiRow(api));
    for (const [lane, router] of laneEntries(routers)) this.addWidgets(...routerRow(lane, router));
    if (authorizer) this.addWidgets(...authorizerRow(authorizer));
    this.addWidgets(...auditRow(audit, auditWriteFailures));
    this.addWidgets(...chainHeadsRow(chainHeads));
    if (liveProof) this.addWidgets(...liveProofRow(liveProof));
    this.addWidgets(...answersRow(answers, loadBalancer));
    for (const [name, model] of Object.entries(models)) this.addWidgets(...modelRow(name, model));
  }
}

function apiRow(api: ApiMetrics): cloudwatch.IWidget[] {
  return [
    graph('API: requests', [api.requests]),
    graph('API: refused and failed', [api.clientErrors, api.serverErrors, api.blockedByFirewall]),
    graph('API: latency p90, ms', [api.latency]),
  ];
}

function routerRow(lane: string, router: RouterMetrics): cloudwatch.IWidget[] {
  return [
    graph(`Router, ${lane} lane: requests at once`, [router.concurrency], [router.invocations]),
    graph(`Router, ${lane} lane: errors`, [router.errors, router.throttles, router.asynchronous]),
    graph(`Router, ${lane} lane: duration p90, ms`, [router.duration]),
  ];
}

function authorizerRow(authorizer: AuthorizerMetrics): cloudwatch.IWidget[] {
  return [
    graph('Authorizer: credentials checked', [authorizer.invocations], [authorizer.concurrency]),
    graph('Authorizer: not checked', [authorizer.failures, authorizer.throttles, authorizer.unknownKeyIds]),
    graph('Authorizer: duration p90, ms', [authorizer.duration]),
  ];
}

function auditRow(audit: AuditMetrics, writeFailures: cloudwatch.IMetric): cloudwatch.IWidget[] {
  return [
    graph('Audit: records accepted', [audit.accepted]),
    graph('Audit: records not accepted, objects not replicated', [writeFailures, audit.replicationFailures]),
    graph('Audit: age of the oldest record on its way, s', [audit.freshness, audit.replicationLatency]),
  ];
}

function chainHeadsRow({ signed, incomplete, errors, duration }: ChainHeadsMetrics): cloudwatch.IWidget[] {
  return [
    graph('Chain heads: statements signed in an hour', [signed]),
    graph('Chain heads: failed runs, incomplete statements', [errors, incomplete]),
    graph('Chain heads: longest run, ms', [duration]),
  ];
}

function liveProofRow({ runs, differences, undecided }: LiveProofMetrics): cloudwatch.IWidget[] {
  return [
    graph('Live proof: runs in an hour', [runs]),
    graph('Live proof: runs with a difference', [differences]),
    graph('Live proof: runs with an undecided claim', [undecided]),
  ];
}

function answersRow(
  { broken, notReady }: AnswerMetrics,
  loadBalancer: LoadBalancerMetrics | undefined,
): cloudwatch.IWidget[] {
  return [
    graph('Answers: broken off', [broken]),
    graph('Models: not ready', [notReady]),
    ...(loadBalancer ? [graph('Load balancer: own answers', Object.values(loadBalancer))] : []),
  ];
}

function modelRow(name: string, model: ModelMetrics): cloudwatch.IWidget[] {
  return [
    graph(`${name}: requests`, [model.requests], model.copies && [model.copies]),
    graph(`${name}: faults`, [model.faults]),
    graph(`${name}: latency p90, ms`, [model.latency]),
  ];
}

/** Three fit in a row. */
function graph(
  title: string,
  left: readonly cloudwatch.IMetric[],
  right: readonly cloudwatch.IMetric[] = [],
): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({
    title,
    left: [...left],
    right: [...right],
    width: 8,
    height: 6,
    leftYAxis: { min: 0 },
    rightYAxis: { min: 0 },
  });
}
