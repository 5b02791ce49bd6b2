import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';

// ARNs a deployment file alone decides, so known at synth and comparable in tests. Everything that has an id only
// after a deploy is a reference to the resource instead.

type Place = Pick<Deployment, 'name' | 'account' | 'region'>;

/** Foundation models belong to no account. `region` is empty for the global one of cross-region inference. */
export function foundationModelArn(place: Place, modelId: string, region: string): string {
  return `arn:${partitionOf(place)}:bedrock:${region}::foundation-model/${modelId}`;
}

/** An AWS-defined inference profile, as seen from the deployment's account and region: `eu.<model id>`. */
export function inferenceProfileArn(place: Place, profileId: string): string {
  return arnIn(place, 'bedrock', `inference-profile/${profileId}`);
}

/** The SageMaker endpoint of a model. SageMaker writes endpoint names in ARNs in lower case; ours are. */
export function sagemakerEndpointArn(place: Place, modelName: string): string {
  return arnIn(place, 'sagemaker', `endpoint/${place.name}-${modelName}`);
}

/** An ARN in the deployment's own partition, region and account. */
export function arnIn(place: Place, service: string, resource: string): string {
  return `arn:${partitionOf(place)}:${service}:${place.region}:${place.account}:${resource}`;
}

/** Buckets have neither region nor account in their ARN. */
export function objectsArn(place: Place, bucket: string): string {
  return `arn:${partitionOf(place)}:s3:::${bucket}/*`;
}

const partitionOf = (place: Place) => regionFacts(place.region).partition;
