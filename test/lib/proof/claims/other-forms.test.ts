import { prove } from '../../../../lib/proof/prove';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

let pairs: ReturnType<typeof prove>['pairs'];
beforeAll(() => {
  pairs = prove(subjectOf('sandbox')).pairs;
}, 30_000);

const RECORD = 'AWS::Route53::RecordSet';
const ZONE = 'AWS::Route53::HostedZone';
const RULE = 'AWS::EC2::SecurityGroupIngress';
const GROUP = 'AWS::EC2::SecurityGroup';
const DOMAINS = 'AWS::Route53Resolver::FirewallDomainList';

const names = (change: (name: string) => string) => (edit: Edit) => {
  for (const { Properties } of [...edit.all(ZONE), ...edit.all(RECORD)])
    Properties.Name = change(Properties.Name);
};

const FORMS: readonly (readonly [string, (edit: Edit) => void])[] = [
  ['the names of zones and records without a dot at their ends', names((name) => name.replace(/\.$/, ''))],
  ['the names of zones and records in capitals', names((name) => name.toUpperCase())],
  [
    'the name of a load balancer with a dot at its end',
    (edit) => {
      for (const { Properties } of edit.all(RECORD)) {
        const { AliasTarget } = Properties;
        AliasTarget.DNSName = { 'Fn::Join': ['', [AliasTarget.DNSName, '.']] };
      }
    },
  ],
  [
    'TCP by its number',
    (edit) => {
      for (const { Properties } of edit.all(RULE)) Properties.IpProtocol = '6';
      for (const { Properties } of edit.all(GROUP))
        for (const rule of Properties.SecurityGroupEgress) rule.IpProtocol = 6;
    },
  ],
  [
    'a domain of the DNS firewall that is listed twice',
    (edit) => {
      for (const { Properties } of edit.all(DOMAINS)) Properties.Domains.push(Properties.Domains[0]);
    },
  ],
  [
    'an action and a resource that a statement lists twice',
    (edit) => {
      for (const statement of edit.statements(/^ModelAccessopen/)) {
        statement.Action = [statement.Action, statement.Action].flat();
        const resources = 'NotResource' in statement ? 'NotResource' : 'Resource';
        statement[resources] = [statement[resources], statement[resources]].flat();
      }
    },
  ],
];

test.each(FORMS)('the proof accepts %s', (_what, change) => {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  expect(
    prove(subject, { pairs })
      .claims.filter(({ holds }) => !holds)
      .map(({ id, evidence }) => [id, evidence]),
  ).toEqual([]);
});

const REFUSED: readonly (readonly [string, string, (edit: Edit) => void])[] = [
  ['a name with another dot', 'network.names', names((name) => `${name}.`)],
  [
    'UDP',
    'network.groups',
    (edit) => {
      for (const { Properties } of edit.all(RULE)) Properties.IpProtocol = '17';
    },
  ],
  [
    'one domain more',
    'I5.names',
    (edit) => {
      for (const { Properties } of edit.all(DOMAINS)) Properties.Domains.push('example.org');
    },
  ],
];

test.each(REFUSED)('the proof refuses %s', (_what, id, change) => {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  const failed = prove(subject, { pairs })
    .claims.filter(({ verdict }) => verdict === 'fails')
    .map((claim) => claim.id);
  expect(failed).toContain(id);
});
