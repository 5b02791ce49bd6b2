/** AWS's managed rule groups in front of the API, in the order they are asked. */
export interface ManagedRules {
  readonly name: string;
  /** Rules of the group that inspect bodies. They only count: prompts contain code, markup, paths and URLs. */
  readonly countOnly: readonly string[];
}

/**
 * Rule names as the groups list them, read 2026-11. A body rule that AWS adds to a group later blocks until it is
 * listed here; the firewall log and the alarm on refused requests show it.
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
 * Requests from one address in five minutes before the rest is refused: 20 a second, two fifths of what the stage
 * takes in all, so that no single client can use it up alone.
 */
export const REQUESTS_PER_ADDRESS = 6_000;

/** Headers whose values appear in no log. Lower case, as WAF compares them. */
export const SECRET_HEADERS = ['authorization', 'x-amz-security-token'] as const;
