// Service control policies as AWS publishes them, in the form in which an organization fills them in. Each names the file
// that it was written from. Of a long list of actions, it has those that concern a deployment, and one that does not.

const PERIMETER = 'aws-samples/data-perimeter-policy-examples';
const PERIMETER_COMMIT = '8e0d3c5179a45dca414d4ea1f3a7b544aba02009';
const EXAMPLES = 'aws-samples/service-control-policy-examples';
const EXAMPLES_COMMIT = '35a50b0948bda5ebeb05ef4c6fc5df4f48cd0682';

/** What an organization writes into the places that the published policies leave open. */
export interface Filled {
  readonly organization: string;
  readonly regions: readonly string[];
  readonly vpcs: readonly string[];
  readonly mailDomain: string;
  /** The geographic inference profiles that may answer in any region, such as `us.*`. */
  readonly profiles: string;
  /** Approved models, such as `anthropic.*`. */
  readonly models: readonly string[];
}

export interface PublishedPolicy {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly document: (filled: Filled) => { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
}

const EXCLUDED = (kind: string) => ({ [`aws:PrincipalTag/dp:exclude${kind}`]: 'true' });
const unless = (kind: string) => ({ StringNotEqualsIfExists: EXCLUDED(kind) });
const deny = (Sid: string, actions: object, Condition?: object, Resource: object = { Resource: '*' }) => ({
  ...{ Sid, Effect: 'Deny', ...actions, ...Resource },
  ...(Condition && { Condition }),
});
const statements = (...Statement: readonly Readonly<Record<string, unknown>>[]) => ({
  Version: '2012-10-17',
  Statement,
});

const CORPORATE = { 'aws:SourceIp': ['192.0.2.0/24'] };
const NOT_EC2_ITSELF = {
  ArnNotLikeIfExists: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/aws:ec2-infrastructure'] },
};
const NO_NETWORK_KEYS = ['es:ES*', 'dax:GetItem', 'kafka-cluster:*'];
const INCLUDED = { StringEquals: { 'aws:PrincipalTag/dp:include:network': 'true' } };
const fromOutside = (expected: object, roles: object) => ({
  BoolIfExists: { 'aws:ViaAWSService': 'false' },
  NotIpAddressIfExists: CORPORATE,
  StringNotEqualsIfExists: { ...EXCLUDED(':network'), ...expected },
  ...roles,
});
const otherRegion = ({ vpcs, regions }: Filled) =>
  deny(
    'SourceVPCRegion',
    { Action: '*' },
    {
      StringEquals: { 'aws:SourceVpc': vpcs },
      StringNotEqualsIfExists: { 'aws:RequestedRegion': regions },
    },
  );

export const governance = () =>
  statements(
    deny(
      'PreventRAMExternalResourceShare',
      { Action: ['ram:CreateResourceShare'] },
      { ...unless(':identity'), Bool: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
    ),
    deny(
      'PreventExternalResourceShare',
      {
        Action: [
          'ec2:ModifyImageAttribute',
          'ec2:CreateNetworkInterfacePermission',
          'ec2:ModifyVpcEndpointServicePermissions',
          'guardduty:CreateMembers',
        ],
      },
      unless(':identity'),
    ),
    deny(
      'RestrictKMSGrantsCreationToAWSServices',
      { Action: 'kms:CreateGrant' },
      {
        BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        ...unless(':identity'),
      },
    ),
    deny(
      'ProtectActionsNotSupportedByPrimaryDPControls',
      {
        Action: [
          'ec2:CreateVpcPeeringConnection',
          'ec2:CreateVpcEndpoint',
          'ec2:CopySnapshot',
          'route53:CreateVPCAssociationAuthorization',
          'route53:AssociateVPCWithHostedZone',
          'route53:ListHostedZonesByVPC',
        ],
      },
      unless(':resource'),
    ),
    deny(
      'PreventLambdaFunctionURLAuthNone',
      {
        Action: ['lambda:AddPermission', 'lambda:UpdateFunctionUrlConfig', 'lambda:CreateFunctionUrlConfig'],
      },
      { ...unless(':identity'), StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    ),
    deny(
      'ProtectDataPerimeterTags',
      { Action: '*' },
      {
        StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'admin' },
        'ForAnyValue:StringLike': { 'aws:TagKeys': ['dp:*', 'team'] },
      },
    ),
  );

export const sourceVpc = (filled: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterSourceVPC',
      { NotAction: [...NO_NETWORK_KEYS, 's3-outposts:*'] },
      fromOutside({ 'aws:SourceVpc': filled.vpcs }, { ...NOT_EC2_ITSELF, ...INCLUDED }),
    ),
    otherRegion(filled),
  );

const vpceOrgId = ({ organization }: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterVpceOrgID',
      {
        Action: [
          ...['athena:*', 'cloudformation:*', 'ecr:*', 'ecs:*', 'firehose:*', 'kms:*', 'lambda:*', 'polly:*'],
          ...['route53:*', 's3:*', 'servicequotas:*', 'sqs:*'],
        ],
      },
      fromOutside(
        { 'aws:VpceOrgID': organization, 'aws:VpceAccount': ['999999999999'] },
        { ...NOT_EC2_ITSELF, ...INCLUDED },
      ),
    ),
  );

const resourcePerimeter = ({ organization }: Filled) =>
  statements(
    deny(
      'EnforceResourcePerimeterAWSResources',
      { Action: '*' },
      {
        StringNotEqualsIfExists: {
          'aws:ResourceOrgID': organization,
          'ec2:Owner': 'amazon',
          ...EXCLUDED(':resource'),
        },
      },
      {
        NotResource: [
          'arn:aws:iam::aws:policy/*',
          'arn:aws:ssm:*::parameter/*',
          'arn:aws:ec2:*:aws:prefix-list/*',
          'arn:aws:ecr:*:763104351884:repository/*',
          'arn:aws:s3:::jumpstart-cache-prod-us-east-1/*',
          'arn:aws:cloudformation:*:aws:transform/*',
        ],
      },
    ),
  );

const onEc2 = (filled: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterOnEC2Roles',
      { NotAction: NO_NETWORK_KEYS },
      fromOutside(
        { 'aws:SourceVpc': filled.vpcs },
        { ...NOT_EC2_ITSELF, Null: { 'ec2:SourceInstanceARN': 'false' } },
      ),
    ),
    otherRegion(filled),
  );

const onGlue = (filled: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterOnGlueRoles',
      { NotAction: ['es:ES*', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'] },
      fromOutside({ 'aws:SourceVpc': filled.vpcs }, { Null: { 'glue:CredentialIssuingService': 'false' } }),
    ),
    otherRegion(filled),
  );

const onUsers = (filled: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterOnIAMUsers',
      { NotAction: NO_NETWORK_KEYS },
      {
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
        NotIpAddressIfExists: CORPORATE,
        StringNotEqualsIfExists: { 'aws:SourceVpc': filled.vpcs },
        ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:user/*'] },
      },
    ),
    otherRegion(filled),
  );

const onLambda = ({ organization }: Filled) =>
  statements(
    deny(
      'EnforceNetworkPerimeterOnLambdaRoles',
      {
        NotAction: [
          ...['es:ES*', 'dax:GetItem', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          ...['elasticfilesystem:ClientMount', 'xray:PutTraceSegments'],
        ],
      },
      fromOutside({ 'aws:VpceOrgID': organization }, { Null: { 'lambda:SourceFunctionArn': 'false' } }),
    ),
  );

const identityProviders = () =>
  statements(
    deny(
      'PreventIdPTrustModifications',
      {
        Action: [
          'iam:CreateOpenIDConnectProvider',
          'iam:CreateSAMLProvider',
          'rolesanywhere:CreateTrustAnchor',
        ],
      },
      unless(':identity'),
    ),
  );

export const nonVpc = () =>
  statements(
    deny('PreventDeploymentSSMAutomationRunbook', { Action: ['ssm:StartAutomationExecution'] }, unless('')),
    deny(
      'PreventNonVPCDeploymentSageMaker',
      {
        Action: ['sagemaker:CreateModel', 'sagemaker:CreateNotebookInstance', 'sagemaker:CreateTrainingJob'],
      },
      { ...unless(''), Null: { 'sagemaker:VpcSubnets': 'true' } },
    ),
    deny(
      'PreventNonVPCDeploymentLambda',
      { Action: ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'] },
      { ...unless(''), Null: { 'lambda:VpcIds': 'true' } },
    ),
    deny(
      'PreventNonVPCDeploymentCodeBuild',
      { Action: ['codebuild:CreateProject'] },
      { ...unless(''), Null: { 'codebuild:vpcConfig.vpcId': 'true' } },
    ),
  );

const presignedUrls = () =>
  statements(
    deny(
      'PreventCreationOfServicePresignedURL',
      { Action: ['ecr:GetDownloadUrlForLayer', 'lambda:GetFunction', 'serverlessrepo:GetApplication'] },
      unless(':network'),
    ),
  );

const resourcePolicies = () =>
  statements(
    deny(
      'PreventResourcePolicyConfigurations',
      {
        Action: [
          ...['dynamodb:PutResourcePolicy', 'events:PutPermission', 'lambda:AddLayerVersionPermission'],
          ...['lambda:AddPermission', 'logs:PutResourcePolicy', 'logs:PutDestinationPolicy'],
          ...['sns:AddPermission', 'schemas:PutResourcePolicy'],
        ],
      },
      unless(':identity'),
    ),
  );

const untrustedEndpoints = ({ mailDomain }: Filled) =>
  statements(
    deny(
      'PreventUntrustedSNSEmailSubscriptions',
      { Action: ['sns:Subscribe'] },
      {
        StringEquals: { 'sns:Protocol': 'email' },
        StringNotLike: { 'sns:Endpoint': `*@${mailDomain}` },
        ...unless(':resource'),
      },
    ),
    deny(
      'PreventEventBridgeAPIDestinations',
      { Action: ['events:PutTargets'] },
      {
        'ForAnyValue:ArnLike': { 'events:TargetArn': 'arn:aws:events:*:*:api-destination/*' },
        ...unless(':resource'),
      },
    ),
    deny(
      'PreventUntrustedSESVerificationEmails',
      { Action: ['ses:SendCustomVerificationEmail'] },
      unless(':resource'),
    ),
  );

/** Services without a region. */
const GLOBAL = [
  ...['acm:*', 'aws-marketplace:*', 'budgets:*', 'ce:*', 'cloudfront:*', 'config:*', 'ec2:DescribeRegions'],
  ...['health:*', 'iam:*', 'kms:*', 'organizations:*', 'pricing:*', 'route53:*', 's3:ListAllMyBuckets'],
  ...['shield:*', 'sts:*', 'support:*', 'waf:*', 'wafv2:*', 'wellarchitected:*'],
];
export const INFERENCE = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:CreateModelInvocationJob',
];
const PRIVILEGED = {
  ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::111122223333:role/organization-administrator' },
};
const elsewhere = ({ regions }: Filled) => ({ StringNotEquals: { 'aws:RequestedRegion': regions } });

export const regions = (filled: Filled) =>
  statements(deny('DenyUnapprovedRegions', { NotAction: GLOBAL }, { ...elsewhere(filled), ...PRIVILEGED }));

const regionsWithProfiles = (filled: Filled) =>
  statements(
    deny(
      'DenyUnapprovedRegionsExceptGlobalAndBedrockCRIS',
      { NotAction: [...GLOBAL, ...INFERENCE] },
      { ...elsewhere(filled), ...PRIVILEGED },
    ),
    deny(
      'DenyBedrockInferenceOutsideApprovedRegions',
      { Action: INFERENCE },
      {
        ...elsewhere(filled),
        ArnNotLike: {
          'bedrock:InferenceProfileArn': `arn:aws:bedrock:*:*:inference-profile/${filled.profiles}`,
        },
      },
    ),
  );

const publicConnectivity = () =>
  statements(
    deny(
      'PublicConnectivity',
      {
        Action: [
          ...[
            'ec2:AttachInternetGateway',
            'ec2:CreateInternetGateway',
            'ec2:CreateEgressOnlyInternetGateway',
          ],
          ...['ec2:CreateVpcPeeringConnection', 'globalaccelerator:CreateAccelerator'],
        ],
      },
      PRIVILEGED,
    ),
  );

const bedrockKeys = () =>
  statements(
    deny(
      'ServiceSpecificCredentials',
      { Action: 'iam:CreateServiceSpecificCredential' },
      { StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' } },
    ),
    deny('BearerTokens', { Action: 'bedrock:CallWithBearerToken' }),
  );

const approvedModels = ({ models }: Filled) =>
  statements(
    deny(
      'DenyUsageOfModelsWithBedrock',
      {
        Action: [
          'bedrock:InvokeModel',
          'bedrock:InvokeModelWithResponseStream',
          'bedrock:PutFoundationModelEntitlement',
        ],
      },
      undefined,
      { NotResource: models.map((model) => `arn:aws:bedrock:*::foundation-model/${model}`) },
    ),
    deny(
      'DenyUsageOfModelsWithBedrockMantle',
      { Action: 'bedrock-mantle:*' },
      { StringLike: { 'bedrock-mantle:Model': 'a-model' } },
    ),
  );

const bucketNamespace = () =>
  statements(
    deny(
      'RequireAccountRegionalBucketCreation',
      { Action: 's3:CreateBucket' },
      { StringNotEqualsIfExists: { 's3:x-amz-bucket-namespace': 'account-regional' } },
    ),
  );

const perimeter = (path: string, document: PublishedPolicy['document']): PublishedPolicy => ({
  ...{ repository: PERIMETER, commit: PERIMETER_COMMIT },
  ...{ path: `service_control_policies/${path}`, document },
});
const service = (file: string, document: PublishedPolicy['document']) =>
  perimeter(`service_specific_controls/${file}`, document);
const example = (path: string, document: PublishedPolicy['document']): PublishedPolicy => ({
  ...{ repository: EXAMPLES, commit: EXAMPLES_COMMIT },
  ...{ path, document },
});

/** All policies of the perimeter, and of the examples those that concern a network, a region, Bedrock or a bucket. */
export const PUBLISHED: readonly PublishedPolicy[] = [
  perimeter('data_perimeter_governance_scp.json', governance),
  perimeter('network_perimeter_sourcevpc_scp.json', sourceVpc),
  perimeter('network_perimeter_vpceorgid_scp.json', vpceOrgId),
  perimeter('resource_perimeter_scp.json', resourcePerimeter),
  service('network_perimeter_ec2_scp.json', onEc2),
  service('network_perimeter_glue_scp.json', onGlue),
  service('network_perimeter_iam_users_scp.json', onUsers),
  service('network_perimeter_lambda_scp.json', onLambda),
  service('restrict_idp_configurations_scp.json', identityProviders),
  service('restrict_nonvpc_deployment_scp.json', nonVpc),
  service('restrict_presignedURL_scp.json', presignedUrls),
  service('restrict_resource_policy_configurations_scp.json', resourcePolicies),
  service('restrict_untrusted_endpoints_scp.json', untrustedEndpoints),
  example('Region-controls/Deny-access-to-AWS-based-on-the-requested-AWS-region.json', regions),
  example(
    'Region-controls/Deny-access-to-AWS-based-on-the-requested-AWS-region-with-Bedrock-CRIS.json',
    regionsWithProfiles,
  ),
  example(
    'Privileged-access-controls/Prevent-creating-or-expanding-public-connectivity-for-VPCs.json',
    publicConnectivity,
  ),
  example('Service-specific-controls/Amazon-Bedrock/Deny-Bedrock-api-keys.json', bedrockKeys),
  example(
    'Service-specific-controls/Amazon-Bedrock/Deny-Bedrock-model-invocation-except-approved-models.json',
    approvedModels,
  ),
  example('Service-specific-controls/Amazon-S3/enforce-s3-bucket-namespace.json', bucketNamespace),
];
