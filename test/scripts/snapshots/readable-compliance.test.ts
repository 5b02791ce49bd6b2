import fc from 'fast-check';
import { inWords } from '../../../lib/compliance/acknowledgement';
import { register } from '../../../lib/compliance/register';
import type { PackFinding } from '../../../lib/compliance/summary';
import type { ComplianceReport } from '../../../scripts/compliance/report';
import { readableCompliance } from '../../../scripts/snapshots/readable-compliance';

const open: PackFinding = {
  pack: 'HIPAA.Security',
  rule: 'HIPAA.Security-S3BucketVersioningEnabled',
  construct: 'paris-foundation/Audit/Landing/Resource',
};
const [first, second] = register.map(
  (entry, index): PackFinding => ({
    pack: 'AwsSolutions',
    rule: `AwsSolutions-${entry.rules[0]}`,
    construct: `paris-foundation/Construct${index}/Resource`,
    reason: inWords(entry),
    entry,
  }),
) as [PackFinding, PackFinding];

function text(
  findings: Partial<ComplianceReport['summary']>,
  weakenings: ComplianceReport['weakenings'] = [],
) {
  const summary = { packs: ['AwsSolutions'], open: [], acknowledged: [], ...findings };
  return readableCompliance({ deployment: 'paris', summary, weakenings, vouched: [], approved: [] });
}

/** Lines of one text that are not in another. */
const added = (before: string, after: string) =>
  after.split('\n').filter((line) => !before.split('\n').includes(line));

test('with nothing found and nothing weakened, it says so', () => {
  expect(text({})).toBe(
    [
      'deployment: paris',
      'packs:',
      '  - AwsSolutions',
      'open: []',
      'acknowledged: []',
      'weakened: []',
      '',
    ].join('\n'),
  );
});

test('an open finding is one line more: pack, rule and construct as the register writes them', () => {
  expect(added(text({}), text({ open: [open] }))).toEqual([
    'open:',
    '  - { pack: HIPAA.Security, rule: S3BucketVersioningEnabled, construct: foundation/Audit/Landing/Resource }',
  ]);
});

test('an acknowledged finding is listed below its reason, its owner and its review day', () => {
  const shown = text({ acknowledged: [first] });
  const { entry } = first;
  expect(shown).toContain(`owner: ${entry?.owner}\n    review: ${entry?.review}\n    findings:`);
  expect(shown).toContain(entry?.reason);
  expect(shown).toContain('construct: foundation/Construct0/Resource');
});

test('a removed acknowledgement is a difference', () => {
  const before = text({ acknowledged: [first, second] });
  const after = text({ acknowledged: [first], open: [{ ...second, reason: undefined, entry: undefined }] });
  expect(added(before, after)).toContainEqual(expect.stringContaining('open:'));
  expect(added(after, before)).toContainEqual(expect.stringContaining(String(second.entry?.reason)));
});

test.each([
  ['reason', 'Because of something else entirely.'],
  ['owner', 'another team'],
  ['review', '2027-01-01'],
] as const)('another %s is a difference', (what, value) => {
  const entry = first.entry && { ...first.entry, [what]: value };
  const changed = { ...first, entry, reason: entry && inWords(entry) };
  expect(added(text({ acknowledged: [first] }), text({ acknowledged: [changed] }))).toEqual([
    expect.stringContaining(value),
  ]);
});

test('a finding that was acknowledged past the register shows that it has no owner', () => {
  const shown = text({ acknowledged: [{ ...open, reason: 'on a whim' }] });
  expect(shown).toMatch(/reason: on a whim\n {4}owner: none\n {4}review: never/);
});

test('a weakening is listed with its consequence', () => {
  const weakening = { path: 'logRetentionDays', value: '30', gives: 'PCI DSS requires a year' };
  expect(added(text({}), text({}, [weakening]))).toEqual([
    'weakened:',
    '  - { path: logRetentionDays, value: "30", gives: PCI DSS requires a year }',
  ]);
});

test('whatever order the packs report in, the text is the same', () => {
  const findings = fc.shuffledSubarray([first, second, open, { ...open, pack: 'PCI.DSS.321' }], {
    minLength: 4,
  });
  fc.assert(
    fc.property(findings, (shuffled) => {
      expect(text({ acknowledged: shuffled, open: shuffled })).toBe(
        text({
          acknowledged: [first, second, open, { ...open, pack: 'PCI.DSS.321' }],
          open: [first, second, open, { ...open, pack: 'PCI.DSS.321' }],
        }),
      );
    }),
  );
});
