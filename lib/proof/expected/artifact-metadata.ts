import { each, optional, type Rule } from '../matching/rule';
import { STACK_TAGS } from '../matching/tags';

/**
 * Types of metadata that the CDK CLI prints, or does not read (aws-cdk 2.1148, cloud-assembly-schema
 * `ArtifactMetadataEntryType`). Every other type is compared: for an `aws:cdk:asset`, the CLI builds and pushes an
 * image, uploads a file of this machine, or sets parameters of the stack.
 */
export const ONLY_PRINTED: readonly string[] = [
  'aws:cdk:acknowledged-rules',
  'aws:cdk:analytics:construct',
  'aws:cdk:analytics:method',
  'aws:cdk:creationStack',
  'aws:cdk:error',
  'aws:cdk:info',
  'aws:cdk:logicalId',
  'aws:cdk:path',
  'aws:cdk:propertyAssignment',
  'aws:cdk:templateFile',
  'aws:cdk:warning',
];

/** The tags of the stack, which CloudFormation copies to its resources. */
export const STACK_METADATA: Rule = optional(each({ type: 'aws:cdk:stack-tags', data: STACK_TAGS }));
