import { readFileSync } from 'node:fs';
import { ASSUMED, LEFT_OUT } from '../../../lib/proof/left-out';
import { prove } from '../../../lib/proof/prove';
import { limits, printable } from '../../../scripts/prove/printable';
import { Edit } from '../../lib/proof/edit';
import { subjectOf } from '../../lib/proof/subjects';

test('the proof is printed as lane × model with the three controls side by side, then the other claims', () => {
  const text = printable(prove(subjectOf('starter')));
  expect(text).toContain('open  gpt-oss-120b  bedrock  routes  allows  allows    allows   agree');
  expect(text).toContain('holds      I3.deny');
  expect(text).toMatch(/All \d+ claims hold\.$/);
});

test('a claim that does not hold is named, with the evidence against it', () => {
  const subject = subjectOf('starter');
  const edit = new Edit(subject);
  edit.resource('AWS::EC2::VPCEndpoint', /bedrockruntime/).Properties.PrivateDnsEnabled = false;
  const text = printable(prove(subject));
  expect(text).toContain('refuses  DISAGREE');
  expect(text).toMatch(/FAILS +I4\.open\.gpt-oss-120b.*\n.*the VPC resolves bedrock-runtime to no endpoint/);
  expect(text).toMatch(/claims do not hold: .*I4\.open\.gpt-oss-120b/);
});

test('a claim that the templates leave open is printed as undecided', () => {
  const subject = subjectOf('starter');
  Object.assign(subject.stacks['starter-foundation'] ?? {}, { Transform: 'AWS::Serverless-2016-10-31' });
  expect(printable(prove(subject))).toMatch(
    /UNDECIDED +world\.templates .*\n +stack starter-foundation: the section Transform is not read/,
  );
});

test('what the claims assume and what none of them covers is printed, as decision 0005 lists it', () => {
  const decision = readFileSync('docs/decisions/0005-proof-on-the-template.md', 'utf8').replaceAll(
    /\s+/g,
    ' ',
  );
  const listed = [...ASSUMED, ...LEFT_OUT];
  expect(listed.filter(({ what, why }) => !limits().includes(`${what}: ${why}`))).toEqual([]);
  expect(listed.filter(({ what, why }) => !decision.includes(`**${what}**: ${why}`))).toEqual([]);
});
