import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { buildHosts } from '../hosts/constructs';
import { ModelAccess } from '../hosts/model-access';
import type { Plan } from '../plan/plan';
import type { FoundationResources } from '../resources/foundation-resources';
import type {
  InferenceResources,
  LoadBalancerMetrics,
  ModelMetrics,
  PublishedGuardrail,
} from '../resources/inference-resources';
import { DeploymentStack } from './deployment-stack';

export interface InferenceStackProps {
  readonly plan: Plan;
  readonly foundation: FoundationResources;
}

/** The model hosts of a deployment, and each lane's permission to call the models that it routes to. */
export class InferenceStack extends DeploymentStack implements InferenceResources {
  readonly addresses: Readonly<Record<string, string>>;
  readonly guardrail?: PublishedGuardrail;
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  readonly loadBalancer?: LoadBalancerMetrics;
  readonly undeliveredMail?: cloudwatch.IMetric;

  constructor(scope: Construct, { plan, foundation }: InferenceStackProps) {
    const { deployment } = plan;
    super(scope, 'inference', deployment);

    const hosts = buildHosts(this, deployment, foundation);
    const guardrail = hosts.find((host) => host.guardrail)?.guardrail;

    new ModelAccess(this, 'ModelAccess', {
      plan,
      lanes: foundation.lanes,
      arns: {
        'data-key': foundation.keys.data.keyArn,
        guardrail: guardrail?.arn,
        'guardrail-versions': guardrail && `${guardrail.arn}:*`,
      },
    });

    this.addresses = Object.assign({}, ...hosts.map(({ addresses }) => addresses));
    this.guardrail = guardrail?.published;
    this.loadBalancer = hosts.find((host) => host.loadBalancer)?.loadBalancer;
    this.undeliveredMail = hosts.find((host) => host.undeliveredMail)?.undeliveredMail;
    this.metrics = Object.assign({}, ...hosts.map(({ metrics }) => metrics));
  }
}
