import { deployedFileClaim } from '../../../../lib/proof/claims/deployed-file';
import { type Subject, worldOf } from '../../../../lib/proof/subject';
import { subjectOf } from '../subjects';

/** The sandbox, with this text in the place of the stored file. */
function storing(change: (text: string) => unknown): boolean {
  const subject = subjectOf('sandbox');
  const vpc = Object.values(subject.stacks['sandbox-foundation']?.Resources ?? {}).find(
    ({ Type }) => Type === 'AWS::EC2::VPC',
  );
  const metadata = vpc?.Metadata as Record<string, unknown>;
  metadata.DeploymentFile = change(String(metadata.DeploymentFile));
  return claimOf(subject).holds;
}

const claimOf = (subject: Subject) =>
  deployedFileClaim({ deployment: subject.deployment, world: worldOf(subject) });

test('the foundation of the sandbox stores the file of the sandbox', () => {
  expect(storing((text) => text)).toBe(true);
});

test.each([
  ['nothing', () => undefined],
  ['another account', (text: string) => text.replace('111122223333', '444455556666')],
  ['a wider ceiling', (text: string) => text.replace('"residency":"geography"', '"residency":"global"')],
  ['a model less', (text: string) => text.replace('"name":"claude-haiku"', '"name":"other"')],
  ['a field more', (text: string) => text.replace('{', '{"more":1,')],
  ['no JSON', () => 'sandbox'],
  [
    'a character that CloudFormation does not return',
    (text: string) => text.replace('"sandbox"', '"sándbox"'),
  ],
])('a foundation that stores %s does not hold the claim', (_, change) => {
  expect(storing(change)).toBe(false);
});
