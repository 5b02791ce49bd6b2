import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment';
import { type LaneRecord, laneEntries } from '../plan/lane-record';
import type { InferenceResources } from '../resources/inference-resources';
import type { AlarmRule } from './alarm-rule';
import { type ApiMetrics, apiAlarms } from './api-monitoring';
import { type AuditMetrics, auditAlarms } from './audit-monitoring';
import { type AuthorizerMetrics, authorizerAlarms } from './authorizer-monitoring';
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
  readonly models: InferenceResources['metrics'];
}

/** Every alarm of a deployment. */
export function alarmRules(
  { models }: Pick<Deployment, 'models'>,
  metrics: DeploymentMetrics,
): readonly AlarmRule[] {
  return [
    ...laneEntries(metrics.routers).flatMap(([lane, router]) => routerAlarms(lane, router)),
    ...authorizerAlarms(metrics.authorizer),
    ...secondOpinionAlarms(metrics.secondOpinionFailures),
    ...apiAlarms(metrics.api),
    ...auditAlarms(metrics.audit, metrics.auditWriteFailures),
    ...models.flatMap((model) => {
      const watched = metrics.models[model.name];
      return watched ? modelAlarms(model, watched) : [];
    }),
  ];
}
