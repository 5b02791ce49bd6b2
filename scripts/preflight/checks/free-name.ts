import { paginateListGuardrails } from '@aws-sdk/client-bedrock';
import { paginateListAliases } from '@aws-sdk/client-kms';
import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import type { Account } from '../../account/account';
import { allPages } from '../../account/all-pages';
import { describeStack } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import type { Answer } from '../answer';
import type { NamedType, PrerequisiteOf } from '../prerequisite';

type At = Pick<Account, 'api' | 'bedrock' | 'cloudFormation' | 'kms' | 'region' | 'sageMaker'>;

/** Whether the account has a resource already with a name that the templates give to one of theirs. */
export async function checkFreeName(
  { type, name, stack }: PrerequisiteOf<'free-name'>,
  at: At,
): Promise<Answer> {
  if (await describeStack(at, stack)) return undefined;
  if (!(await KNOWN[type].isTaken(name, at))) return undefined;
  return {
    words: `${at.region} has a ${type} with the name ${name}, and ${stack} does not exist: it is not this deployment's, or an earlier one left it. CloudFormation refuses to create a second one. Remove it if nobody needs it, or choose another name for the deployment.`,
    commands: [KNOWN[type].look(name, at.region)],
  };
}

/** How a resource of a type is found by its name. */
const KNOWN: Readonly<
  Record<
    NamedType,
    {
      readonly isTaken: (name: string, at: At) => Promise<boolean>;
      readonly look: (name: string, region: string) => string;
    }
  >
> = {
  'AWS::Logs::LogGroup': {
    isTaken: async (name, { api }) => {
      const { logGroups = [] } = await api.logs('DescribeLogGroups', { logGroupNamePrefix: name });
      return (logGroups as readonly { readonly logGroupName?: string }[]).some(
        ({ logGroupName }) => logGroupName === name,
      );
    },
    look: (name, region) => `aws logs describe-log-groups --region ${region} --log-group-name-prefix ${name}`,
  },
  'AWS::SageMaker::Endpoint': {
    // SageMaker's answer about an endpoint that does not exist: "Could not find endpoint".
    isTaken: async (EndpointName, { sageMaker }) =>
      (await unlessAbsent(
        sageMaker.send(new DescribeEndpointCommand({ EndpointName })),
        'ValidationException',
        'ResourceNotFound',
      )) !== undefined,
    look: (name, region) => `aws sagemaker describe-endpoint --region ${region} --endpoint-name ${name}`,
  },
  'AWS::ECS::Cluster': {
    isTaken: async (name, { api }) => {
      const { clusters = [] } = await api.ecs('DescribeClusters', { clusters: [name] });
      return (clusters as readonly { readonly status?: string }[]).some(({ status }) => status === 'ACTIVE');
    },
    look: (name, region) => `aws ecs describe-clusters --region ${region} --clusters ${name}`,
  },
  'AWS::KMS::Alias': {
    isTaken: async (name, { kms: client }) => {
      const aliases = await allPages(paginateListAliases({ client }, {}), ({ Aliases }) => Aliases);
      return aliases.some(({ AliasName }) => AliasName === name);
    },
    look: (name, region) =>
      `aws kms list-aliases --region ${region} --query "Aliases[?AliasName=='${name}']"`,
  },
  'AWS::Bedrock::Guardrail': {
    isTaken: async (wanted, { bedrock: client }) => {
      const all = await allPages(paginateListGuardrails({ client }, {}), ({ guardrails }) => guardrails);
      return all.some(({ name }) => name === wanted);
    },
    look: (name, region) =>
      `aws bedrock list-guardrails --region ${region} --query "guardrails[?name=='${name}']"`,
  },
};
