import type { aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { policyOf } from '../config/policy-of';
import { LANE_CONSTRUCT_ID } from '../plan/lane-construct-id';
import { WorkloadRole } from './workload-role';

export interface WorkloadRolesProps {
  readonly deployment: Deployment;
}

/** The three roles of a vLLM model: the instance's, the one the ECS agent uses, and the container's own. */
export interface VllmRoles {
  readonly instanceRole: iam.Role;
  readonly executionRole: iam.Role;
  readonly taskRole: iam.Role;
}

/**
 * Who acts in a deployment: one role per component, only those it has. Identities alone; what each may do is
 * attached as managed policies, by the foundation and by later stacks, so that no stack writes into the role of
 * another.
 */
export class WorkloadRoles extends Construct {
  readonly lanes: Readonly<Partial<Record<Lane, iam.Role>>>;
  readonly vllm?: VllmRoles;
  readonly sagemaker?: iam.Role;
  /** Only where a lane takes bearer credentials. */
  readonly authorizer?: iam.Role;
  readonly delivery: iam.Role;
  readonly replication: iam.Role;
  readonly flowLogs: iam.Role;
  /** Only where the deployment owns the account's API Gateway setting. */
  readonly apiLogging?: iam.Role;

  constructor(scope: Construct, id: string, { deployment }: WorkloadRolesProps) {
    super(scope, id);
    const has = (host: string) => deployment.models.some((model) => model.host === host);

    this.lanes = Object.fromEntries(lanesOf(policyOf(deployment)).map((lane) => [lane, this.laneRole(lane)]));
    this.vllm = has('vllm') ? this.vllmRoles() : undefined;
    this.sagemaker = has('sagemaker')
      ? new WorkloadRole(this, 'Sagemaker', {
          description: 'SageMaker models: pull the image, read the weights, write logs and metrics',
          service: 'sagemaker.amazonaws.com',
        })
      : undefined;
    this.authorizer = deployment.bearer
      ? new WorkloadRole(this, 'Authorizer', {
          description: 'The authorizer: finds the caller behind a bearer credential',
          service: 'lambda.amazonaws.com',
        })
      : undefined;
    this.delivery = new WorkloadRole(this, 'Delivery', {
      description: 'Amazon Data Firehose: writes decision and outcome records into the landing bucket',
      service: 'firehose.amazonaws.com',
    });
    this.replication = new WorkloadRole(this, 'Replication', {
      description: 'Amazon S3: replicates records from the landing bucket into the locked bucket',
      service: 's3.amazonaws.com',
    });
    this.flowLogs = new WorkloadRole(this, 'FlowLogs', {
      description: 'VPC flow logs: writes to their log group',
      service: 'vpc-flow-logs.amazonaws.com',
    });
    this.apiLogging =
      deployment.apiGatewayAccount === 'own'
        ? new WorkloadRole(this, 'ApiLogging', {
            description: 'API Gateway: writes API logs of this account and region',
            service: 'apigateway.amazonaws.com',
          })
        : undefined;
  }

  private laneRole(lane: Lane): iam.Role {
    return new WorkloadRole(this, LANE_CONSTRUCT_ID[lane], {
      description: `The router of the ${lane} lane`,
      service: 'lambda.amazonaws.com',
    });
  }

  private vllmRoles(): VllmRoles {
    return {
      instanceRole: new WorkloadRole(this, 'VllmInstance', {
        description: 'GPU instances: the ECS agent registers them and polls for work',
        service: 'ec2.amazonaws.com',
      }),
      executionRole: new WorkloadRole(this, 'VllmExecution', {
        description: 'The ECS agent: pulls the vLLM image and ships the container logs',
        service: 'ecs-tasks.amazonaws.com',
      }),
      taskRole: new WorkloadRole(this, 'VllmTask', {
        description: 'The vLLM container: reads its weights',
        service: 'ecs-tasks.amazonaws.com',
      }),
    };
  }
}
