import { prove } from '../../../lib/proof/prove';
import { printable } from '../../../scripts/prove/printable';
import { Edit } from '../../lib/proof/edit';
import { subjectOf } from '../../lib/proof/subjects';

test('the proof is printed as lane × model with the three controls side by side, then the other claims', () => {
  const text = printable(prove(subjectOf('starter')));
  expect(text).toContain('open  gpt-oss-120b  bedrock  routes  allows  allows    allows   agree');
  expect(text).toContain('holds  I3.deny');
  expect(text).toMatch(/All \d+ claims hold\.$/);
});

test('a claim that does not hold is named, with the evidence against it', () => {
  const subject = subjectOf('starter');
  const edit = new Edit(subject);
  edit.resource('AWS::EC2::VPCEndpoint', /bedrockruntime/).Properties.PrivateDnsEnabled = false;
  const text = printable(prove(subject));
  expect(text).toContain('refuses  DISAGREE');
  expect(text).toMatch(
    /FAILS {2}I4\.open\.gpt-oss-120b.*\n.*the VPC resolves bedrock-runtime to no endpoint/,
  );
  expect(text).toContain('claims do not hold: I4.open.gpt-oss-120b');
});
