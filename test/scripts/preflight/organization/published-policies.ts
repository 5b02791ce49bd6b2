// Service control policies as AWS publishes them for a data perimeter and for regions, in the form in which an organization
// fills them in (aws-samples/data-perimeter-policy-examples, service_control_policies, and AWS Control Tower's region
// deny, read 2026-11-26). Only statements that concern a deployment.

const EXCLUDED = (kind: string) => ({
  StringNotEqualsIfExists: { [`aws:PrincipalTag/dp:exclude:${kind}`]: 'true' },
});

/** `data_perimeter_governance_scp.json`: what the other controls of the perimeter do not cover. */
export const GOVERNANCE = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'RestrictKMSGrantsCreationToAWSServices',
      Effect: 'Deny',
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: {
        BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        ...EXCLUDED('identity'),
      },
    },
    {
      Sid: 'ProtectActionsNotSupportedByPrimaryDPControls',
      Effect: 'Deny',
      Action: [
        'ec2:CreateVpcPeeringConnection',
        'ec2:CreateVpcEndpoint',
        'route53:CreateVPCAssociationAuthorization',
        'route53:AssociateVPCWithHostedZone',
      ],
      Resource: '*',
      Condition: EXCLUDED('resource'),
    },
    {
      Sid: 'PreventLambdaFunctionURLAuthNone',
      Effect: 'Deny',
      Action: ['lambda:AddPermission', 'lambda:CreateFunctionUrlConfig'],
      Resource: '*',
      Condition: {
        ...EXCLUDED('identity'),
        StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' },
      },
    },
  ],
};

/** `restrict_nonvpc_deployment_scp.json`: functions are in a VPC. */
export const NO_FUNCTION_OUTSIDE_A_VPC = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'PreventNonVpcLambda',
      Effect: 'Deny',
      Action: ['lambda:CreateFunction'],
      Resource: '*',
      Condition: { Null: { 'lambda:VpcIds': 'true' } },
    },
  ],
};

/** A region deny, as Control Tower writes it: what has no region is spared. */
export const regionDeny = (...regions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'GRREGIONDENY',
      Effect: 'Deny',
      NotAction: ['budgets:*', 'iam:*', 'organizations:*', 'route53:*', 'support:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } },
    },
  ],
});

/** `network_perimeter_sourcevpc_scp.json`, for every role: calls come from a VPC of the organization. */
export const sourceVpc = (vpc: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'EnforceNetworkPerimeterSourceVPC',
      Effect: 'Deny',
      NotAction: ['es:ES*', 'dax:GetItem'],
      Resource: '*',
      Condition: {
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
        NotIpAddressIfExists: { 'aws:SourceIp': ['192.0.2.0/24'] },
        StringNotEqualsIfExists: {
          'aws:PrincipalTag/dp:exclude:network': 'true',
          'aws:SourceVpc': [vpc],
        },
      },
    },
  ],
});
