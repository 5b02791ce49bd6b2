// What each statement of the published policies refuses of the calls of a deployment: who makes a call, and its action.
// `kms:*` is every action of the caller in a service; `may deny` depends on what no file of the deployment says.

/** By the name of the deployment. */
export const EXPECTED_REFUSALS: Readonly<
  Record<string, readonly (readonly [statement: string, refuses: string])[]>
> = {
  sandbox: [
    [
      'data_perimeter_governance_scp.json PreventExternalResourceShare',
      'denies Sagemaker ec2:CreateNetworkInterfacePermission',
    ],
    [
      'data_perimeter_governance_scp.json ProtectActionsNotSupportedByPrimaryDPControls',
      'denies the deploy ec2:CreateVpcEndpoint, route53:AssociateVPCWithHostedZone',
    ],
    [
      'network_perimeter_sourcevpc_scp.json EnforceNetworkPerimeterSourceVPC',
      'may deny the deploy every call but kms:CreateGrant; the CDK every call',
    ],
    [
      'network_perimeter_vpceorgid_scp.json EnforceNetworkPerimeterVpceOrgID',
      'may deny the deploy athena:*, ecr:*, ecs:*, firehose:*, kms:CreateAlias, kms:CreateKey, kms:DescribeKey, kms:EnableKeyRotation, kms:PutKeyPolicy, kms:TagResource, lambda:*, route53:*, s3:*, sqs:*; the CDK cloudformation:*, s3:*',
    ],
    [
      'resource_perimeter_scp.json EnforceResourcePerimeterAWSResources',
      'may deny OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream; the deploy route53:AssociateVPCWithHostedZone',
    ],
    ['network_perimeter_ec2_scp.json EnforceNetworkPerimeterOnEC2Roles', 'denies VllmInstance every call'],
    [
      'network_perimeter_iam_users_scp.json EnforceNetworkPerimeterOnIAMUsers',
      'may deny the CDK sts:AssumeRole',
    ],
    [
      'network_perimeter_lambda_scp.json EnforceNetworkPerimeterOnLambdaRoles',
      'denies OpenLane bedrock:*, sagemaker:InvokeEndpointWithResponseStream; SealedLane sagemaker:InvokeEndpointWithResponseStream',
    ],
    [
      'restrict_presignedURL_scp.json PreventCreationOfServicePresignedURL',
      'denies VllmExecution ecr:GetDownloadUrlForLayer; Sagemaker ecr:GetDownloadUrlForLayer; the deploy lambda:GetFunction',
    ],
    [
      'restrict_resource_policy_configurations_scp.json PreventResourcePolicyConfigurations',
      'denies the deploy lambda:AddPermission, logs:PutResourcePolicy',
    ],
    [
      'restrict_untrusted_endpoints_scp.json PreventUntrustedSNSEmailSubscriptions',
      'denies the deploy sns:Subscribe',
    ],
    [
      'Deny-access-to-AWS-based-on-the-requested-AWS-region.json DenyUnapprovedRegions',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'Deny-Bedrock-model-invocation-except-approved-models.json DenyUsageOfModelsWithBedrock',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'enforce-s3-bucket-namespace.json RequireAccountRegionalBucketCreation',
      'denies the deploy s3:CreateBucket',
    ],
  ],
  'eu-central-1': [
    [
      'data_perimeter_governance_scp.json PreventExternalResourceShare',
      'denies Sagemaker ec2:CreateNetworkInterfacePermission',
    ],
    [
      'data_perimeter_governance_scp.json ProtectActionsNotSupportedByPrimaryDPControls',
      'denies the deploy ec2:CreateVpcEndpoint, route53:AssociateVPCWithHostedZone',
    ],
    [
      'network_perimeter_sourcevpc_scp.json EnforceNetworkPerimeterSourceVPC',
      'may deny the deploy every call but kms:CreateGrant; the CDK every call',
    ],
    ['network_perimeter_sourcevpc_scp.json SourceVPCRegion', 'may deny the CDK iam:PassRole'],
    [
      'network_perimeter_vpceorgid_scp.json EnforceNetworkPerimeterVpceOrgID',
      'may deny the deploy athena:*, ecr:*, ecs:*, firehose:*, kms:CreateAlias, kms:CreateKey, kms:DescribeKey, kms:EnableKeyRotation, kms:PutKeyPolicy, kms:TagResource, lambda:*, route53:*, s3:*, sqs:*; the CDK cloudformation:*, s3:*',
    ],
    [
      'resource_perimeter_scp.json EnforceResourcePerimeterAWSResources',
      'may deny OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream; the deploy route53:AssociateVPCWithHostedZone',
    ],
    ['network_perimeter_ec2_scp.json EnforceNetworkPerimeterOnEC2Roles', 'denies VllmInstance every call'],
    ['network_perimeter_ec2_scp.json SourceVPCRegion', 'may deny the CDK iam:PassRole'],
    ['network_perimeter_glue_scp.json SourceVPCRegion', 'may deny the CDK iam:PassRole'],
    [
      'network_perimeter_iam_users_scp.json EnforceNetworkPerimeterOnIAMUsers',
      'may deny the CDK sts:AssumeRole',
    ],
    ['network_perimeter_iam_users_scp.json SourceVPCRegion', 'may deny the CDK iam:PassRole'],
    [
      'network_perimeter_lambda_scp.json EnforceNetworkPerimeterOnLambdaRoles',
      'denies OpenLane bedrock:*, comprehend:ContainsPiiEntities, sagemaker:InvokeEndpointWithResponseStream; SealedLane sagemaker:InvokeEndpointWithResponseStream; Authorizer dynamodb:GetItem',
    ],
    [
      'restrict_presignedURL_scp.json PreventCreationOfServicePresignedURL',
      'denies VllmExecution ecr:GetDownloadUrlForLayer; Sagemaker ecr:GetDownloadUrlForLayer; the deploy lambda:GetFunction',
    ],
    [
      'restrict_resource_policy_configurations_scp.json PreventResourcePolicyConfigurations',
      'denies the deploy dynamodb:PutResourcePolicy, lambda:AddPermission, logs:PutResourcePolicy',
    ],
    [
      'restrict_untrusted_endpoints_scp.json PreventUntrustedSNSEmailSubscriptions',
      'denies the deploy sns:Subscribe',
    ],
    [
      'Deny-access-to-AWS-based-on-the-requested-AWS-region.json DenyUnapprovedRegions',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'Deny-Bedrock-model-invocation-except-approved-models.json DenyUsageOfModelsWithBedrock',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'enforce-s3-bucket-namespace.json RequireAccountRegionalBucketCreation',
      'denies the deploy s3:CreateBucket',
    ],
  ],
  'landing-zone': [
    [
      'data_perimeter_governance_scp.json PreventExternalResourceShare',
      'denies Sagemaker ec2:CreateNetworkInterfacePermission',
    ],
    [
      'data_perimeter_governance_scp.json ProtectActionsNotSupportedByPrimaryDPControls',
      'denies the deploy ec2:CreateVpcEndpoint, route53:AssociateVPCWithHostedZone',
    ],
    [
      'network_perimeter_sourcevpc_scp.json EnforceNetworkPerimeterSourceVPC',
      'may deny the deploy every call but kms:CreateGrant; the CDK every call',
    ],
    [
      'network_perimeter_sourcevpc_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_vpceorgid_scp.json EnforceNetworkPerimeterVpceOrgID',
      'may deny the deploy athena:*, ecs:*, firehose:*, kms:CreateAlias, kms:CreateKey, kms:DescribeKey, kms:EnableKeyRotation, kms:PutKeyPolicy, kms:TagResource, lambda:*, route53:*, s3:*, sqs:*; the CDK cloudformation:*, s3:*',
    ],
    [
      'resource_perimeter_scp.json EnforceResourcePerimeterAWSResources',
      'may deny OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream; the deploy route53:AssociateVPCWithHostedZone',
    ],
    [
      'network_perimeter_ec2_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_glue_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_iam_users_scp.json EnforceNetworkPerimeterOnIAMUsers',
      'may deny the CDK sts:AssumeRole',
    ],
    [
      'network_perimeter_iam_users_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_lambda_scp.json EnforceNetworkPerimeterOnLambdaRoles',
      'denies OpenLane bedrock:*, sagemaker:InvokeEndpointWithResponseStream; SealedLane sagemaker:InvokeEndpointWithResponseStream',
    ],
    [
      'network_perimeter_lambda_scp.json EnforceNetworkPerimeterOnLambdaRoles',
      'may deny OpenLane firehose:PutRecord, kms:GenerateMac; SealedLane firehose:PutRecord, kms:GenerateMac; ChainHeads kms:Sign',
    ],
    [
      'restrict_presignedURL_scp.json PreventCreationOfServicePresignedURL',
      'denies VllmExecution ecr:GetDownloadUrlForLayer; Sagemaker ecr:GetDownloadUrlForLayer; the deploy lambda:GetFunction',
    ],
    [
      'restrict_resource_policy_configurations_scp.json PreventResourcePolicyConfigurations',
      'denies the deploy lambda:AddPermission, logs:PutResourcePolicy',
    ],
    [
      'restrict_untrusted_endpoints_scp.json PreventUntrustedSNSEmailSubscriptions',
      'denies the deploy sns:Subscribe',
    ],
    [
      'Deny-access-to-AWS-based-on-the-requested-AWS-region.json DenyUnapprovedRegions',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'Deny-Bedrock-model-invocation-except-approved-models.json DenyUsageOfModelsWithBedrock',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'enforce-s3-bucket-namespace.json RequireAccountRegionalBucketCreation',
      'denies the deploy s3:CreateBucket',
    ],
  ],
  'everything-imported': [
    [
      'network_perimeter_sourcevpc_scp.json EnforceNetworkPerimeterSourceVPC',
      'may deny the deploy every call but kms:CreateGrant; the CDK every call',
    ],
    [
      'network_perimeter_sourcevpc_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_vpceorgid_scp.json EnforceNetworkPerimeterVpceOrgID',
      'may deny the deploy athena:*, ecs:*, firehose:*, kms:DescribeKey, lambda:*, route53:*, s3:*, sqs:*; the CDK cloudformation:*, s3:*',
    ],
    [
      'resource_perimeter_scp.json EnforceResourcePerimeterAWSResources',
      'may deny OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream; Replication kms:Encrypt, kms:GenerateDataKey, s3:ObjectOwnerOverrideToBucketOwner, s3:ReplicateObject, s3:ReplicateTags',
    ],
    [
      'network_perimeter_ec2_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_glue_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'network_perimeter_iam_users_scp.json EnforceNetworkPerimeterOnIAMUsers',
      'may deny the CDK sts:AssumeRole',
    ],
    [
      'network_perimeter_iam_users_scp.json SourceVPCRegion',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'restrict_presignedURL_scp.json PreventCreationOfServicePresignedURL',
      'denies the deploy lambda:GetFunction',
    ],
    [
      'restrict_resource_policy_configurations_scp.json PreventResourcePolicyConfigurations',
      'denies the deploy lambda:AddPermission, logs:PutResourcePolicy',
    ],
    [
      'restrict_untrusted_endpoints_scp.json PreventUntrustedSNSEmailSubscriptions',
      'denies the deploy sns:Subscribe',
    ],
    [
      'Deny-access-to-AWS-based-on-the-requested-AWS-region.json DenyUnapprovedRegions',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'Deny-Bedrock-model-invocation-except-approved-models.json DenyUsageOfModelsWithBedrock',
      'denies OpenLane bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream',
    ],
    [
      'enforce-s3-bucket-namespace.json RequireAccountRegionalBucketCreation',
      'denies the deploy s3:CreateBucket',
    ],
  ],
};
