import {
  type aws_ec2 as ec2,
  type aws_ecr as ecr,
  type aws_iam as iam,
  type aws_kms as kms,
  type aws_s3 as s3,
  aws_sagemaker as sagemaker,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { sagemakerInstance } from '../../config/facts/instances';
import type { ModelOn } from '../../config/model';
import { weightsUri } from '../../plan/weights-location';
import { imageUri } from '../image-uri';
import { servingOf } from '../serving-settings';
import { endpointRollout } from './endpoint-rollout';
import { takesVolumeKey } from './rows';
import { servingEnvironment } from './serving-environment';

export interface HostedModelProps {
  readonly model: ModelOn<'sagemaker'>;
  /** Fixed, because permissions and router name it before it exists: `<deployment>-<model>`. */
  readonly endpointName: string;
  readonly subnets: ec2.SelectedSubnets;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly role: iam.IRole;
  readonly images: ecr.IRepository;
  readonly weights: s3.IBucket;
  /** Encrypts instance volumes, if the instance type has volumes that a key can encrypt. */
  readonly key: kms.IKey;
}

/** Name of an endpoint's only variant. It must not change while the endpoint exists. */
export const VARIANT = 'primary';

/**
 * One model on its own SageMaker real-time endpoint, always on.
 *
 * The container has no network: SageMaker fetches image and weights for it, inside the VPC. The configuration names
 * the image by digest and the weights by content or revision, so an endpoint that restarts next year answers as today. Data
 * capture is off: SageMaker stores no prompt and no answer.
 */
export class HostedModel extends Construct {
  readonly endpoint: sagemaker.CfnEndpoint;

  constructor(scope: Construct, id: string, props: HostedModelProps) {
    super(scope, id);
    const { model } = props;
    const instance = sagemakerInstance(model.instanceType);

    const resource = new sagemaker.CfnModel(this, 'Model', {
      executionRoleArn: props.role.roleArn,
      enableNetworkIsolation: true,
      vpcConfig: {
        subnets: props.subnets.subnetIds,
        securityGroupIds: [props.securityGroup.securityGroupId],
      },
      primaryContainer: {
        image: imageUri(this, props.images, model.image.digest),
        modelDataSource: {
          s3DataSource: {
            s3Uri: weightsUri(props.weights.bucketName, model),
            s3DataType: 'S3Prefix',
            compressionType: 'None',
          },
        },
        environment: servingEnvironment(servingOf(model, instance.gpuCount)),
      },
    });

    const configuration = new sagemaker.CfnEndpointConfig(this, 'Configuration', {
      ...(takesVolumeKey(model) && { kmsKeyId: props.key.keyArn }),
      productionVariants: [
        {
          variantName: VARIANT,
          modelName: resource.attrModelName,
          instanceType: model.instanceType,
          initialInstanceCount: model.instances.min,
          initialVariantWeight: 1,
          // Serving images need CUDA 13; the default host image has an older driver.
          inferenceAmiVersion: 'al2023-ami-sagemaker-inference-gpu-4-1',
          routingConfig: { routingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
          modelDataDownloadTimeoutInSeconds: LONGEST_LOAD_SECONDS,
          containerStartupHealthCheckTimeoutInSeconds: LONGEST_LOAD_SECONDS,
          enableSsmAccess: false,
        },
      ],
    });

    this.endpoint = new sagemaker.CfnEndpoint(this, 'Endpoint', {
      endpointName: props.endpointName,
      endpointConfigName: configuration.attrEndpointConfigName,
      deploymentConfig: endpointRollout(model.instances.min),
      // An update keeps the instance count that scaling set.
      retainAllVariantProperties: true,
    });
  }
}

/** The most SageMaker allows for fetching weights, and again for starting the container. */
const LONGEST_LOAD_SECONDS = 3600;
