import type { Construct } from 'constructs';
import { alarmRules } from '../operations/alarm-rules';
import { alarmTopic } from '../operations/alarm-topic';
import { Alarms } from '../operations/alarms';
import { apiMetrics } from '../operations/api-monitoring';
import { auditMetrics } from '../operations/audit-monitoring';
import { authorizerMetrics } from '../operations/authorizer-monitoring';
import { chainHeadsMetrics } from '../operations/chain-heads-monitoring';
import { OperationsDashboard } from '../operations/dashboard';
import { unexpectedQueries } from '../operations/dns-monitoring';
import { liveProofMetrics } from '../operations/live-proof-monitoring';
import { MonthlyBudget } from '../operations/monthly-budget';
import { countRouterLines, type RouterLinesProps } from '../operations/router-lines';
import { routerMetrics } from '../operations/router-monitoring';
import { secondOpinionFailures } from '../operations/second-opinion-failures';
import { forEachLane } from '../plan/lane-record';
import type { Plan } from '../plan/plan';
import type { FoundationResources } from '../resources/foundation-resources';
import type { GatewayResources } from '../resources/gateway-resources';
import type { InferenceResources } from '../resources/inference-resources';
import { DeploymentStack } from './deployment-stack';

export interface OperationsStackProps {
  readonly plan: Plan;
  readonly foundation: FoundationResources;
  readonly inference: InferenceResources;
  readonly gateway: GatewayResources;
}

/** For operators: one dashboard, the alarms and their topic, one budget. */
export class OperationsStack extends DeploymentStack {
  constructor(scope: Construct, { plan, foundation, inference, gateway }: OperationsStackProps) {
    const { deployment } = plan;
    super(scope, 'operations', deployment);
    const { name } = deployment;

    const { topic, undelivered } = alarmTopic(this, 'AlarmTopic', deployment, foundation.keys.data);
    const logGroups = forEachLane(foundation.lanes, (_, lane) => lane.logGroup);
    const counted = (metricName: string, event: RouterLinesProps['event']) =>
      countRouterLines(this, { event, deployment: name, metricName, logGroups });
    const metrics = {
      api: apiMetrics(this, gateway),
      routers: forEachLane(gateway.routers, (_, router) => routerMetrics(router)),
      authorizer: authorizerMetrics(this, name, foundation, gateway),
      secondOpinionFailures: secondOpinionFailures(this, deployment, foundation),
      audit: auditMetrics(foundation, deployment.audit),
      auditWriteFailures: counted('AuditWriteFailures', 'audit-write-failed'),
      chainHeads: chainHeadsMetrics(this, name, foundation, gateway),
      unexpectedQueries: unexpectedQueries(foundation),
      answers: {
        broken: counted('BrokenAnswers', 'answer-broken'),
        notReady: counted('ModelsNotReady', 'model-not-ready'),
      },
      mail: { alarms: undelivered?.waiting, hosts: inference.undeliveredMail },
      liveProof: liveProofMetrics(this, name, foundation),
      loadBalancer: inference.loadBalancer,
      models: inference.metrics,
    };
    const alarms = new Alarms(this, 'Alarms', {
      prefix: name,
      rules: alarmRules(plan, metrics),
      topic,
    });
    new OperationsDashboard(this, 'Dashboard', { name, alarms: alarms.all, metrics });
    new MonthlyBudget(this, 'MonthlyBudget', { deployment });
  }
}
