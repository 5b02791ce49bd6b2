/**
 * The bucket from which ECR serves the layers of an image. ECR signs the address of a layer with a principal of its own
 * (ECR user guide, "Amazon ECR interface VPC endpoints", minimum S3 bucket permissions).
 */
export const imageLayersBucket = (region: string) => `prod-${region}-starport-layer-bucket`;

export const imageLayersArn = (partition: string, region: string) =>
  `arn:${partition}:s3:::${imageLayersBucket(region)}/*`;
