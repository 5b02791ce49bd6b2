import type { AwsService } from '../../lambda/aws/endpoints';
import type { ModelService } from '../../lib/hosts/host';
import { bedrockService } from './bedrock-runtime';
import type { ContextWindows } from './context-window';
import { sagemakerService } from './sagemaker-runtime';
import type { SimulatedService } from './simulated-server';
import { vllmService } from './vllm';

/** How this machine plays a service that answers for models. */
interface PlayedService {
  /** `models`: the names it knows. `windows`: the context window of each. @default any name, without limit */
  readonly simulate: (models?: readonly string[], windows?: ContextWindows) => SimulatedService;
  /** The AWS service it plays, which takes signed requests only. @default none: a server of the account */
  readonly aws?: AwsService;
  /** What the router calls a model by. @param url where the service is played */
  readonly address: (url: string, servedName: string) => string;
}

/** The simulator of each service that answers for models. The compiler names what a new service still lacks. */
export const MODEL_SERVICES: Readonly<Record<ModelService, PlayedService>> = {
  'openai-server': { simulate: vllmService, address: (url) => url },
  'sagemaker-runtime': { simulate: sagemakerService, aws: 'sagemaker', address: (_, name) => name },
  'bedrock-runtime': { simulate: bedrockService, aws: 'bedrock', address: (_, name) => name },
};
