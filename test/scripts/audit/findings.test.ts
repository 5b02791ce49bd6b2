import { Findings, KEPT_OF_A_KIND } from '../../../scripts/audit/findings';
import { result } from '../../../scripts/audit/report';

test('of one kind a hundred findings are listed, and the rest is counted', () => {
  const findings = new Findings();
  for (let line = 1; line <= KEPT_OF_A_KIND + 1; line++) {
    findings.add({ kind: 'altered', where: `a:${line}`, words: 'it was altered' });
  }
  findings.add({ kind: 'missing', where: 'b', words: 'it is missing' });
  const { text, exitCode } = result(findings, []);
  expect(text.match(/^altered {2}a:/gm)).toHaveLength(100);
  expect(text).toContain('missing  b\n    it is missing\naltered  1 more of this kind\n102 findings.');
  expect(exitCode).toBe(1);
});
