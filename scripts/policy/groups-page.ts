import type { GroupDescription, GroupRule } from '../../lib/proof/group-descriptions';

/** The report on security groups as one page, for the team that owns the network. */
export const groupsPage = (deployment: string, groups: readonly GroupDescription[]): string =>
  [
    `# Security groups of ${deployment}`,
    '',
    `The deployment uses ${groups.length} security groups and creates none. Give each of them the rules that are here, and no`,
    'other, before the first deploy. Remove the rule for all traffic that EC2 adds to a new group. Nothing but this',
    'deployment uses these groups: what is in one has its connections. `npm run preflight` compares them with this page.',
    '',
    'Where a rule names the group of an imported endpoint, that group admits the same connection from the other side.',
    ...groups.flatMap(groupLines),
    '',
  ].join('\n');

const groupLines = ({ use, id, vpc, ingress, egress }: GroupDescription): readonly string[] => [
  '',
  `## ${use}`,
  '',
  `\`${id}\` in \`${vpc}\``,
  '',
  ...table('accepts', 'from', ingress),
  '',
  ...table('opens', 'to', egress),
];

const table = (verb: string, direction: string, rules: readonly GroupRule[]): readonly string[] =>
  rules.length === 0
    ? [`It ${verb} no connection.`]
    : [
        `| it ${verb} TCP port | ${direction} | what it is |`,
        '|---|---|---|',
        ...rules.map(({ port, peer, side }) => `| ${port} | \`${Object.values(peer).join()}\` | ${side} |`),
      ];
