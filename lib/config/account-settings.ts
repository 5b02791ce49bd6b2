import { z } from 'zod';

/**
 * What a deployment expects of the settings that each account and region has once, and that another team may own.
 * `require`: the setting must be as the deployment needs it; preflight and deploy stop otherwise. `observe`: another team
 * is responsible for it; preflight and deploy show it. `own`: this deployment sets it, and keeps it when it is deleted. It
 * is offered where CloudFormation can set it without replacing what another team has set:
 * docs/guides/preflight.md says why it is not offered for the others. No setting of another team is ever changed.
 */
export const accountSettings = z.strictObject({
  /** The role with which API Gateway writes the logs of every API. @default 'require' */
  apiGateway: z.enum(['require', 'observe', 'own']).default('require'),
  /**
   * The invocation logging of Bedrock, which writes prompts and answers in the account. `refuse`: it must deliver none of
   * them. `require`: it must deliver them. @default 'refuse'
   */
  invocationLogging: z.enum(['refuse', 'require', 'observe']).default('refuse'),
  /** How long AWS keeps prompts to Bedrock: no longer than a model of the deployment needs. @default 'require' */
  dataRetention: z.enum(['require', 'observe']).default('require'),
  /** The detector that looks at calls of Bedrock and SageMaker. @default 'observe' */
  guardDutyAiProtection: z.enum(['require', 'observe']).default('observe'),
  /** The roles of Auto Scaling and ECS, which a `vllm` model needs. @default 'require' */
  serviceLinkedRoles: z.enum(['require', 'observe']).default('require'),
});
