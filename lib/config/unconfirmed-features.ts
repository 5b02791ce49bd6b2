import { isUnconfirmed, type UnconfirmedFeature } from './facts/unconfirmed';

/** Something that a deployment relies on and no source shows in its region. */
export interface Unconfirmed {
  /** What is not confirmed, as the end of "not confirmed in <region>: …". */
  readonly what: string;
  /** What happens if the region does not have it. */
  readonly without: string;
  /** The command or the step that shows it. */
  readonly look: string;
}

interface Relies {
  readonly region: string;
  /** Of EC2, and of SageMaker, which begin with `ml.`. */
  readonly instanceTypes: readonly string[];
}

/** What a deployment relies on and no source shows in its region. */
export function unconfirmedFeatures({ region, instanceTypes }: Relies): readonly Unconfirmed[] {
  const types = new Set(instanceTypes.filter((type) => type.startsWith('ml.')));
  const rows: readonly (readonly [UnconfirmedFeature, Unconfirmed])[] = [
    ['responseStreaming', STREAMING],
    ['crossStackOutput', CROSS_STACK_OUTPUT],
    ...[...types].map((type) => ['endpointInstances', endpointInstance(type, region)] as const),
    ...(types.size > 0 ? [['inferenceAmi', INFERENCE_AMI] as const] : []),
  ];
  return rows.filter(([feature]) => isUnconfirmed(feature, region)).map(([, words]) => words);
}

const STREAMING: Unconfirmed = {
  what: 'API Gateway and Lambda stream responses',
  without: 'the gateway stack fails, or each answer arrives as one body',
  look: 'deploy a hosted-only deployment first, and call it with "stream": true',
};

const CROSS_STACK_OUTPUT: Unconfirmed = {
  what: 'CloudFormation resolves Fn::GetStackOutput',
  without: 'the second stack of the first deploy fails, and nothing is served yet',
  look: 'deploy a hosted-only deployment first',
};

const endpointInstance = (type: string, region: string): Unconfirmed => ({
  what: `SageMaker offers ${type} for endpoints`,
  without: 'the inference stack fails',
  look: `aws service-quotas list-service-quotas --region ${region} --service-code sagemaker --query "Quotas[?QuotaName=='${type} for endpoint usage'].[QuotaName,Value]" --output text`,
});

const INFERENCE_AMI: Unconfirmed = {
  what: 'SageMaker has the host image al2023-ami-sagemaker-inference-gpu-4-1',
  without: 'the inference stack fails, or the container finds a driver that is too old for CUDA 13',
  look: 'ask AWS Support, or create one endpoint with this InferenceAmiVersion',
};
