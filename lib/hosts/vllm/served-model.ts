import {
  aws_ec2 as ec2,
  type aws_ecr as ecr,
  type aws_ecs as ecs,
  type aws_kms as kms,
  type aws_s3 as s3,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { ec2Instance } from '../../config/facts/instances';
import type { ModelOn } from '../../config/model';
import { weightsFacts } from '../../config/self-hosted/weights-facts';
import { weightsUri } from '../../plan/weights-location';
import { fixedRole } from '../../security/fixed-references';
import { imageUri } from '../image-uri';
import { servingOf } from '../serving-settings';
import { GpuCapacity } from './gpu-capacity';
import { GpuInstances } from './gpu-instances';
import type { VllmIdentity } from './vllm-identity';
import type { Target } from './vllm-load-balancer';
import { VllmService } from './vllm-service';
import { VllmTask } from './vllm-task';

export interface ServedModelProps {
  readonly model: ModelOn<'vllm'>;
  readonly region: string;
  readonly vpc: ec2.IVpc;
  readonly cluster: ecs.Cluster;
  readonly identity: VllmIdentity;
  readonly target: Target;
  readonly images: ecr.IRepository;
  readonly weights: s3.IBucket;
  readonly volumesKey: kms.IKey;
  readonly events: sns.ITopic;
  readonly tags: Readonly<Record<string, string>>;
  /** The ARN of an existing instance profile. @default each model has its own */
  readonly importedProfile?: string;
  /** The path of instance profiles in IAM. @default '/' */
  readonly profilePath?: string;
}

/** One model: its instances, its task, and its service with the number of copies. */
export class ServedModel extends Construct {
  /** The host associates it with the cluster. */
  readonly capacityProvider: string;
  /** The id of the machine image that its instances start from. */
  readonly imageId: string;
  private readonly service: VllmService;

  constructor(scope: Construct, id: string, props: ServedModelProps) {
    super(scope, id);
    const { model, identity, target } = props;
    const { gpuCount, memoryGib } = ec2Instance(model.instanceType);

    const { autoScalingGroup, imageId } = new GpuInstances(this, 'Instances', {
      clusterName: props.cluster.clusterName,
      instanceType: model.instanceType,
      amiId: model.amiId,
      copies: model.copies,
      vpc: props.vpc,
      securityGroup: identity.instanceSecurityGroup,
      role: identity.instanceRole,
      volumesKey: props.volumesKey,
      events: props.events,
      tags: props.tags,
      importedProfile: props.importedProfile,
      profilePath: props.profilePath,
    });
    this.imageId = imageId;
    this.capacityProvider = new GpuCapacity(this, 'Capacity', { autoScalingGroup }).providerName;

    const { definition } = new VllmTask(this, 'Task', {
      start: {
        ...servingOf(model, gpuCount),
        weightsUri: weightsUri(props.weights.bucketName, model),
        manifest: model.weights.manifest,
        memoryGib,
        largestTensorGib: weightsFacts(model.weights)?.largestTensorGib,
      },
      region: props.region,
      image: imageUri(this, props.images, model.image.digest),
      executionRole: fixedRole(this, 'ExecutionRole', identity.executionRole),
      taskRole: fixedRole(this, 'TaskRole', identity.taskRole),
      logGroup: identity.logGroup,
    });
    this.service = new VllmService(this, 'Service', {
      cluster: props.cluster,
      capacityProvider: this.capacityProvider,
      taskDefinition: definition,
      copies: model.copies,
      subnets: props.vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }),
      securityGroup: identity.taskSecurityGroup,
      targetGroup: target.group,
    });
    this.service.node.addDependency(target.rule);
  }

  /** Makes the service wait for the association of its capacity provider with the cluster. */
  startAfter(association: IDependable): void {
    this.service.node.addDependency(association);
  }
}
