/** An AWS managed rule group in front of the API. */
export interface ManagedRules {
  readonly name: string;
  /**
   * Rules of the group that inspect bodies. They count and do not block: prompts contain code, markup, paths, URLs.
   */
  readonly countOnly: readonly string[];
}

/**
 * The groups, in the order in which WAF evaluates them. Rule names are those in the groups, read 2026-11. A body rule
 * that AWS adds later blocks until it is listed here; the firewall log and the alarm on refused requests show it.
 */
export const MANAGED_RULES: readonly ManagedRules[] = [
  {
    name: 'AWSManagedRulesCommonRuleSet',
    countOnly: [
      'SizeRestrictions_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'CrossSiteScripting_BODY',
    ],
  },
  {
    name: 'AWSManagedRulesKnownBadInputsRuleSet',
    countOnly: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'ReactJSRCE_BODY'],
  },
];

/**
 * The most requests from one address in five minutes: 20 a second, two fifths of the limit of the stage, so that no
 * single client can use the whole limit.
 */
export const REQUESTS_PER_ADDRESS = 6_000;
