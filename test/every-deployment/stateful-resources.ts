/**
 * Resources that hold data, identity or addresses, by logical id. If an id changes, CloudFormation creates a new, empty
 * resource beside the one in use. So these ids never change (I10). A release that must change one describes in
 * CHANGELOG how to move the data.
 */
export const STATEFUL_RESOURCES: Readonly<Record<string, string>> = {
  KeysDataA2F7C5E6: 'AWS::KMS::Key',
  KeysAudit0EC237E3: 'AWS::KMS::Key',
  KeysDigest4A1358E1: 'AWS::KMS::Key',
  KeysHeads4A6E2AA9: 'AWS::KMS::Key',
  KeysVolumes1A419E7E: 'AWS::KMS::Key',

  AuditRecords096AC1ED: 'AWS::S3::Bucket',
  AuditLanding0BE4D76D: 'AWS::S3::Bucket',
  AuditQueriesResults23793138: 'AWS::S3::Bucket',
  AuditStream8C227BF1: 'AWS::KinesisFirehose::DeliveryStream',
  AccessLogs8B620ECA: 'AWS::S3::Bucket',
  ModelsWeights6CED637E: 'AWS::S3::Bucket',
  ModelsImagesC940DC11: 'AWS::ECR::Repository',

  LogsOpenLane63FFB2DA: 'AWS::Logs::LogGroup',
  LogsSealedLane77D854B4: 'AWS::Logs::LogGroup',
  LogsVllmDF82764B: 'AWS::Logs::LogGroup',
  LogsApiAccess9B97E1AC: 'AWS::Logs::LogGroup',
  LogsChainHeads9D6D0871: 'AWS::Logs::LogGroup',
  LogsFirewallD696A5D0: 'AWS::Logs::LogGroup',
  LogsFlowLogs881B9487: 'AWS::Logs::LogGroup',
  LogsDnsQueries02C1074A: 'AWS::Logs::LogGroup',
  LogsDeliveryErrorsD2E63994: 'AWS::Logs::LogGroup',

  RolesOpenLaneC43663EE: 'AWS::IAM::Role',
  RolesSealedLane6999DCFB: 'AWS::IAM::Role',
  RolesVllmInstance68896D88: 'AWS::IAM::Role',
  RolesVllmExecution773FCA89: 'AWS::IAM::Role',
  RolesVllmTask4324EECD: 'AWS::IAM::Role',
  RolesSagemaker322832E3: 'AWS::IAM::Role',
  RolesDelivery8F619DD7: 'AWS::IAM::Role',
  RolesChainHeads19DA3D65: 'AWS::IAM::Role',
  RolesReplication1F30E943: 'AWS::IAM::Role',
  RolesFlowLogs7E4B41D4: 'AWS::IAM::Role',

  NetworkPrivateVpc10217731: 'AWS::EC2::VPC',
  NetworkPrivateVpcisolatedSubnet1Subnet01E97C14: 'AWS::EC2::Subnet',
  NetworkPrivateVpcisolatedSubnet2Subnet42429169: 'AWS::EC2::Subnet',

  // A new association would need the priority of the old one, which protects the VPC.
  NetworkDnsFirewallNamesInUse7D5E4B7E: 'AWS::Route53Resolver::FirewallDomainList',
  NetworkDnsFirewallNeedlessNames39EFBCF1: 'AWS::Route53Resolver::FirewallDomainList',
  NetworkDnsFirewallEveryNameBAA2B6C1: 'AWS::Route53Resolver::FirewallDomainList',
  NetworkDnsFirewallRules4B1F22BA: 'AWS::Route53Resolver::FirewallRuleGroup',
  NetworkDnsFirewallAssociation37FA3BA1: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
};

/** Further ones if the deployment is proven live. */
export const LIVE_PROOF_RESOURCES: Readonly<Record<string, string>> = {
  LogsLiveProof10BEE1E6: 'AWS::Logs::LogGroup',
};

/** Further ones if a lane accepts bearer credentials. */
export const BEARER_RESOURCES: Readonly<Record<string, string>> = {
  CallersApiKeys3CD00281: 'AWS::DynamoDB::Table',
  CallersKeySetA7DA1076: 'AWS::S3::Bucket',
  LogsAuthorizer4C7CDB78: 'AWS::Logs::LogGroup',
  RolesAuthorizer19A9EA3C: 'AWS::IAM::Role',
};
