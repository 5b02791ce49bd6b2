import type { RoleDescription } from '../../lib/proof/role-descriptions';
import type { RoleReport } from '../../lib/proof/role-report';

/** The report on roles as one page, for the team that owns IAM. */
export function rolesPage(
  deployment: string,
  { roles, patterns, recordReaders }: RoleReport,
  instanceProfile: string | undefined,
): string {
  return [
    `# Roles of ${deployment}`,
    '',
    `The deployment uses ${roles.length} roles and creates none. Make each of them as it is here, before the first deploy and`,
    'before a key or an endpoint names it. `npm run preflight` compares them with this page.',
    ...(instanceProfile === undefined
      ? []
      : [
          '',
          `Make the instance profile \`${instanceProfile}\` too, with the role of \`vllm-instance\` in it.`,
        ]),
    ...patternLines(patterns),
    ...roles.flatMap(roleLines),
    '',
    '## Those who read the records',
    '',
    'No role of the deployment has this policy. Attach it to the roles of auditors.',
    ...json(recordReaders),
    '',
  ].join('\n');
}

function patternLines(patterns: RoleReport['patterns']): readonly string[] {
  if (patterns.length === 0) return [];
  return [
    '',
    '## Names that only the deploy gives',
    '',
    'The policies have the narrowest pattern that is known before. After the first deploy, you can write the name in its',
    'place: the comparison accepts every name that the pattern covers. A deny with a pattern refuses less than one with',
    'the name, so write the name of the guardrail.',
    '',
    '| thing | pattern |',
    '|---|---|',
    ...patterns.map(({ thing, pattern }) => `| ${thing} | \`${pattern}\` |`),
  ];
}

const roleLines = ({ use, arn, boundary, tags, trust, policies }: RoleDescription): readonly string[] => [
  '',
  `## ${use}`,
  '',
  `- ARN: \`${arn}\``,
  `- permissions boundary: ${boundary === undefined ? 'none is demanded' : `\`${boundary}\``}`,
  `- tags: ${
    Object.entries(tags)
      .map(([key, value]) => `\`${key}\` = \`${value}\``)
      .join(', ') || 'none'
  }`,
  '',
  'Trust policy:',
  ...json(trust),
  ...policies.flatMap(({ part, document }) => ['', `Policy \`${part}\`:`, ...json(document)]),
];

const json = (value: object): readonly string[] => ['', '```json', JSON.stringify(value, null, 2), '```'];
