import facts from './gpu-instances.json';

/** An EC2 instance type with NVIDIA GPUs, and the SageMaker type of the same name, if there is one. */
export interface GpuInstance {
  readonly ec2Type: string;
  readonly sagemakerType?: string;
  readonly family: string;
  readonly gpu: string;
  readonly gpuCount: number;
  readonly vramGibPerGpu: number;
  /** NVIDIA compute capability, `8.9`. */
  readonly computeCapability: string;
  /** Whether the GPU computes in fp8. */
  readonly fp8: boolean;
  readonly vcpu: number;
  readonly memoryGib: number;
  /** Instance store in GB; encrypted by the hardware, lost on stop. */
  readonly localNvmeGb: number;
  /** On demand, by region; only known prices. */
  readonly ec2UsdPerHour: Readonly<Record<string, number | undefined>>;
  /** Hosting price in us-east-1 and us-west-2. */
  readonly sagemakerUsdPerHourUs?: number;
}

const INSTANCES: readonly GpuInstance[] = facts.instances;

/** The EC2 instance types a `vllm` model can name. */
export const EC2_GPU_TYPES: readonly string[] = INSTANCES.map(({ ec2Type }) => ec2Type);

/** The hosting types a `sagemaker` model can name. */
export const SAGEMAKER_GPU_TYPES: readonly string[] = INSTANCES.flatMap(
  ({ sagemakerType }) => sagemakerType ?? [],
);

/** The EC2 type of a hosting type, or of an EC2 type: SageMaker's names have `ml.` before them. */
export const ec2TypeOf = (type: string): string => type.replace(/^ml\./, '');

/** What programs for a type are built for. @param type of EC2 or of SageMaker hosting */
export const architectureOf = (type: string): 'amd64' | 'arm64' =>
  facts.arm64Families.includes(ec2TypeOf(type).split('.')[0] ?? '') ? 'arm64' : 'amd64';

/** @throws Error for a type that is not in {@link EC2_GPU_TYPES}. The types of a validated deployment are. */
export function ec2Instance(type: string): GpuInstance {
  return found(
    type,
    INSTANCES.find(({ ec2Type }) => ec2Type === type),
  );
}

/** @throws Error for a type that is not in {@link SAGEMAKER_GPU_TYPES}. The types of a validated deployment are. */
export function sagemakerInstance(type: string): GpuInstance {
  return found(
    type,
    INSTANCES.find(({ sagemakerType }) => sagemakerType === type),
  );
}

function found(type: string, instance: GpuInstance | undefined): GpuInstance {
  if (!instance) throw new Error(`no facts about instance type ${type}`);
  return instance;
}
