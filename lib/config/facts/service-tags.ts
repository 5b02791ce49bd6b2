/**
 * The keys of tags that AWS services, and controllers that AWS publishes, act on. Such a tag excludes a resource from a
 * scan, hands it to a controller, or adds it to what another service manages. Compared without case. A rule that an
 * account writes itself (a backup plan, a tag policy, a permission by tag) may act on any other key; the deployment has
 * none. As of 2026-11-26.
 */
const ACTED_UPON: readonly { readonly keys: RegExp; readonly source: string }[] = [
  {
    // aws:…, awsApplication, AmazonECSManaged, AmazonConnectEnabled, AWSServiceName, …
    keys: /^(aws|amazon)/i,
    source:
      'Tagging AWS Resources user guide, "Tag naming limits and requirements"; ECS developer guide, "Auto Scaling group capacity providers"; AWS Service Catalog AppRegistry guide, "awsApplication"',
  },
  {
    // InspectorEc2Exclusion, InspectorEcrExclusion, InspectorExclusion
    keys: /^inspector/i,
    source:
      'Amazon Inspector user guide, "Excluding instances from Amazon Inspector scans" and "Excluding functions from Lambda scanning"',
  },
  {
    // GuardDutyManaged, GuardDutyExcluded
    keys: /^guardduty/i,
    source:
      'GuardDuty user guide, "Automated security agent for EC2: inclusion and exclusion tags" and "Malware Protection for EC2: scan options with tags"',
  },
  {
    keys: /^devops-guru-/i,
    source: 'DevOps Guru user guide, "Using tags to identify resources in your application"',
  },
  { keys: /^patch ?group$/i, source: 'Systems Manager user guide, "Patch groups"' },
  {
    keys: /^(dlm|ssm|eks|ec2|ecs|sagemaker|lambda):/i,
    source: 'prefixes that the services use for tags of their own',
  },
  {
    // kubernetes.io/cluster/…, k8s.io/cluster-autoscaler/…, elbv2.k8s.aws/cluster, karpenter.sh/discovery
    keys: /(kubernetes\.io|k8s\.io|k8s\.aws|karpenter\.(sh|k8s\.aws))\//i,
    source:
      'EKS user guide, "Network requirements" and "Cluster Autoscaler"; AWS Load Balancer Controller, "Subnet discovery"',
  },
];

/** Whether a service acts on a tag with this key. */
export const isServiceTag = (key: string): boolean => ACTED_UPON.some(({ keys }) => keys.test(key.trim()));
