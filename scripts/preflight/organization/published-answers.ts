const FROM_ELSEWHERE =
  'tag the roles that deploy `dp:exclude:network`: CloudFormation calls from its own network, and the CDK `cloudformation:DescribeStacks` from where the pipeline runs';

/**
 * What answers each statement of AWS's published policies that refuses something of a deployment, by its Sid, in Markdown: an
 * import, a field of the deployment file, or an exception in the policy. docs/guides/landing-zone.md has the same texts; a test
 * holds it.
 */
export const PUBLISHED_ANSWERS: Readonly<Record<string, string>> = {
  PreventExternalResourceShare:
    'tag the role `dp:exclude:identity` by `accountRules.roles.tags`: SageMaker places its interfaces with it, in the account. Or have no model on `sagemaker`',
  ProtectActionsNotSupportedByPrimaryDPControls:
    '`imports.vpc`, an entry of `imports.endpoints` for each service, `imports.hostedZone`. Or tag the role that deploys `dp:exclude:resource`',
  ProtectDataPerimeterTags:
    '`imports.roles`: the team that may set such tags makes the roles. Or tag the role that deploys `team: admin`',
  EnforceNetworkPerimeterSourceVPC: FROM_ELSEWHERE,
  EnforceNetworkPerimeterVpceOrgID: FROM_ELSEWHERE,
  SourceVPCRegion:
    'spare `bedrock:InvokeModel` and `bedrock:InvokeModelWithResponseStream`: the model answers in each destination of a geographic profile. Or remove `profile` from the model',
  EnforceResourcePerimeterAWSResources:
    'add `arn:aws:bedrock:*::foundation-model/*` to `NotResource`: the models are of AWS, and no source says what `aws:ResourceOrgID` is for them. Import the endpoints: their private zones are of AWS too. The account of the log archive has to be of the organization',
  EnforceNetworkPerimeterOnEC2Roles:
    '`imports.vpc`: the policy names the VPC before the first deploy. Or `dp:exclude:network` in `accountRules.roles.tags`',
  EnforceNetworkPerimeterOnIAMUsers: 'deploy with a role, not with an IAM user',
  EnforceNetworkPerimeterOnLambdaRoles:
    '`dp:exclude:network` in `accountRules.roles.tags`: not every service states the organization of an endpoint. The policies of the roles deny calls from outside of the VPC. A hub has to be of the organization',
  PreventCreationOfServicePresignedURL:
    '`dp:exclude:network` in `accountRules.roles.tags`, and on the role that deploys: images are pulled by such addresses, and CloudFormation reads functions by them',
  PreventResourcePolicyConfigurations:
    'tag the role that deploys `dp:exclude:identity`: API Gateway calls the functions by a permission, and log delivery needs a policy',
  PreventUntrustedSNSEmailSubscriptions:
    '`operations.alarmEmail` in a trusted domain. `imports.alarmTopic` takes the mail of alarms; that of GPU instances remains',
  DenyUnapprovedRegions:
    'the variant of this policy for cross-region inference, `…-with-Bedrock-CRIS.json`, which refuses nothing. Or remove `profile` from the model',
  DenyUsageOfModelsWithBedrock:
    'add `arn:aws:bedrock:*:*:inference-profile/*` to `NotResource`: Bedrock evaluates the profile as well as its models. Or remove `profile`',
  RequireAccountRegionalBucketCreation:
    'except the role that deploys by `aws:PrincipalArn`: CloudFormation chooses the names of the buckets',
};
