import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import { type LaneRecord, laneEntries } from '../plan/lane-record';
import type { Plan } from '../plan/plan';
import type { InferenceResources } from '../resources/inference-resources';
import type { AlarmRule } from './alarm-rule';
import { type AnswerMetrics, answerAlarms } from './answer-alarms';
import { type ApiMetrics, apiAlarms } from './api-monitoring';
import { type AuditMetrics, auditAlarms } from './audit-monitoring';
import { type AuthorizerMetrics, authorizerAlarms } from './authorizer-monitoring';
import { type ChainHeadsMetrics, chainHeadsAlarms } from './chain-heads-monitoring';
import { dnsAlarms } from './dns-monitoring';
import { type LiveProofMetrics, liveProofAlarms } from './live-proof-monitoring';
import { loadBalancerAlarms } from './load-balancer-alarms';
import { type MailMetrics, mailAlarms } from './mail-alarms';
import { modelAlarms } from './model-alarms';
import { type RouterMetrics, routerAlarms } from './router-monitoring';
import { secondOpinionAlarms } from './second-opinion-failures';

/** All metrics of a deployment. */
export interface DeploymentMetrics {
  readonly api: ApiMetrics;
  readonly routers: LaneRecord<RouterMetrics>;
  /** Only if a lane accepts bearer credentials. */
  readonly authorizer?: AuthorizerMetrics;
  /** Requests that counted as restricted because no second opinion arrived. Only if the deployment uses them. */
  readonly secondOpinionFailures?: cloudwatch.IMetric;
  readonly audit: AuditMetrics;
  /** Audit records that the stream did not accept. */
  readonly auditWriteFailures: cloudwatch.IMetric;
  readonly chainHeads: ChainHeadsMetrics;
  /** DNS queries from the VPC for names that the deployment does not know. Only if it creates the VPC. */
  readonly unexpectedQueries?: cloudwatch.IMetric;
  readonly answers: AnswerMetrics;
  readonly mail: MailMetrics;
  /** Only if the deployment has a live proof. */
  readonly liveProof?: LiveProofMetrics;
  /** Only if a load balancer is before models of the deployment. */
  readonly loadBalancer: InferenceResources['loadBalancer'];
  readonly models: InferenceResources['metrics'];
}

/** Every alarm of a deployment. */
export function alarmRules(
  { deployment: { models }, ownInstances }: Pick<Plan, 'deployment' | 'ownInstances'>,
  metrics: DeploymentMetrics,
): readonly AlarmRule[] {
  return [
    ...laneEntries(metrics.routers).flatMap(([lane, router]) => routerAlarms(lane, router)),
    ...authorizerAlarms(metrics.authorizer),
    ...secondOpinionAlarms(metrics.secondOpinionFailures),
    ...apiAlarms(metrics.api),
    ...auditAlarms(metrics.audit, metrics.auditWriteFailures),
    ...chainHeadsAlarms(metrics.chainHeads),
    ...dnsAlarms(metrics.unexpectedQueries, ownInstances),
    ...answerAlarms(metrics.answers),
    ...mailAlarms(metrics.mail),
    ...liveProofAlarms(metrics.liveProof),
    ...loadBalancerAlarms(metrics.loadBalancer, models),
    ...models.flatMap((model) => {
      const watched = metrics.models[model.name];
      return watched ? modelAlarms(model, watched) : [];
    }),
  ];
}
