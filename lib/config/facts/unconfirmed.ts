import facts from './unconfirmed.json';

/**
 * What a deployment relies on and no source shows in every region. `responseStreaming`: API Gateway and Lambda stream an
 * answer. `crossStackOutput`: CloudFormation resolves `Fn::GetStackOutput`. `endpointInstances`: SageMaker offers the
 * GPU types for endpoints. `inferenceAmi`: SageMaker has the host image with the driver for CUDA 13.
 */
export type UnconfirmedFeature =
  | 'responseStreaming'
  | 'crossStackOutput'
  | 'endpointInstances'
  | 'inferenceAmi';

const BY_REGION: Readonly<Record<string, readonly string[] | undefined>> = facts.regions;

/** Whether no source shows a feature in a region. unconfirmed.json says what was read. */
export const isUnconfirmed = (feature: UnconfirmedFeature, region: string): boolean =>
  BY_REGION[region]?.includes(feature) ?? false;
