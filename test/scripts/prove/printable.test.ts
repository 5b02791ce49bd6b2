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

describe('what is imported', () => {
  const subject = subjectOf('landing-zone');
  const text = printable(prove(subject));

  test('is printed with its owner, the day, and what is true only because the owner says so', () => {
    expect(text).toMatch(
      /Of other teams, so vouched for and not proven:\n {2}- VPC vpc-0a1b2c3d4e5f60718, vouched for by network platform team on 2026-11-02\n/,
    );
    expect(text).toContain(
      '      no route of its subnets leads to the internet, directly or through another VPC',
    );
  });

  test('makes the claims that take something from there vouched', () => {
    expect(text).toMatch(
      /vouched +I5\.routes .*; vouched for and not proven: no route of the subnets of vpc-/,
    );
    expect(text).toMatch(/All \d+ claims hold, \d+ of them only if what is vouched for is true\.$/);
  });

  test('is in the table of lanes and models where its policy is the control', () => {
    expect(text).toMatch(/sealed +gpt-oss-120b +bedrock +never +refuses +vouched +refuses +agree/);
  });

  test('and lacks a control by name leaves out the claim about it, with the reason', () => {
    const { imports } = subject.deployment;
    const none = 'A mirror of the traffic at the hub records every connection.';
    const vpc = imports.vpc && { ...imports.vpc, flowLogs: { none } };
    const deployment = { ...subject.deployment, imports: { ...imports, vpc } };
    expect(printable(prove({ ...subject, deployment }))).toMatch(
      new RegExp(
        `not made +network\\.flow-log +every connection.*\\n +the deployment file does without it: ${none}`,
      ),
    );
  });
});

test('a deployment that imports nothing has no list of imports', () => {
  expect(printable(prove(subjectOf('starter')))).not.toContain('Imported');
});
