import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../lib/assembly/app';
import { buildBlueprint } from '../../lib/blueprint';
import type { Deployment } from '../../lib/config/deployment';
import { DELETION_ORDER } from '../../lib/config/stack-parts';
import { RUNBOOK_HEADINGS } from '../../lib/operations/runbook';
import { DELIVERY_MS } from '../../scripts/destroy/checks/drained';
import { QUIET_MINUTES } from '../../scripts/destroy/checks/quiet';
import { USAGE as DESTROY_USAGE } from '../../scripts/destroy/command-line';
import { fixtureDeployment } from '../fixture-deployments';
import { code, sources } from '../import-graph';
import type { SynthesizedTemplate } from '../synthesized';
import { codeWords, document, section as sectionOf } from './support/documents';

const { text: runbook } = document('docs/runbook.md');
const section = (heading: string) => sectionOf(runbook, heading);

interface Operations {
  /** `<name>-<lane>-router-fails`, by the anchor of its heading. */
  readonly alarms: readonly { readonly name: string; readonly anchor: string }[];
  /** `Router, <lane> lane: errors`. */
  readonly panels: readonly string[];
}

/**
 * Deployments that together have every alarm: lanes, bearer credentials, second opinions, copies that start, an archive,
 * a live proof.
 */
const deployments: readonly Deployment[] = [
  fixtureDeployment('eu-central-1'),
  withLiveProof(withArchive(withCopies(fixtureDeployment('sandbox')))),
];

/** The alarms and dashboard panels of these deployments, in the words of the runbook. */
const operations = deployments.map((deployment): Operations => {
  const { name, models } = deployment;
  const inRunbook = (text: string) =>
    models
      .reduce((words, model) => words.replace(model.name, '<model>'), text)
      .replace(/\b(open|sealed)(?=-router| lane)/, '<lane>');
  const stack = buildBlueprint(createApp({ bundling: false }), deployment).operations;
  const { Resources } = Template.fromStack(stack).toJSON() as SynthesizedTemplate;
  const found = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type);
  return {
    alarms: found('AWS::CloudWatch::Alarm').map(({ Properties = {} }) => ({
      name: inRunbook(String(Properties.AlarmName).replace(name, '<name>')),
      anchor: /docs\/runbook\.md#(\S+)$/.exec(String(Properties.AlarmDescription))?.[1] ?? '',
    })),
    panels: found('AWS::CloudWatch::Dashboard').flatMap(({ Properties = {} }) =>
      [...JSON.stringify(Properties.DashboardBody).matchAll(/title\\+":\\+"(.*?)\\+"/g)].map(
        ([, title = '']) => inRunbook(title),
      ),
    ),
  };
});

function withCopies(deployment: Deployment): Deployment {
  const models = deployment.models.map((model) =>
    model.host === 'vllm' ? { ...model, copies: { desired: 1, max: 1 } } : model,
  );
  return { ...deployment, models };
}

function withArchive(deployment: Deployment): Deployment {
  const archive = {
    account: '444455556666',
    bucket: 'bank-log-archive',
    keyArn: `arn:aws:kms:${deployment.region}:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a`,
  };
  return { ...deployment, audit: { ...deployment.audit, archive } };
}

function withLiveProof(deployment: Deployment): Deployment {
  const principals = [`arn:aws:iam::${deployment.account}:role/pipelines/live-proof-build`];
  return { ...deployment, liveProof: { runBy: { principals, pipelines: [] } } };
}

test.each(RUNBOOK_HEADINGS)('the runbook says what to do when an alarm leads to "%s"', (heading) => {
  expect(section(heading)).toMatch(/^1\. /m);
});

test.each(RUNBOOK_HEADINGS)('"%s" names the alarms that lead to it, and no other', (heading) => {
  const anchor = heading.toLowerCase().replaceAll(' ', '-');
  const leading = operations.flatMap(({ alarms }) => alarms).filter((alarm) => alarm.anchor === anchor);
  const [line = ''] = /^Alarms?: [^.]*\./m.exec(section(heading).replace(/\n/g, ' ').trim()) ?? [];
  expect([...codeWords(line)].sort()).toEqual([...new Set(leading.map(({ name }) => name))].sort());
});

test('each panel the runbook sends its reader to is on the dashboard', () => {
  const named = [...runbook.replace(/\n\s*/g, ' ').matchAll(/\bpanel `([^`]+)`/gi)].map(
    ([, panel = '']) => panel,
  );
  const panels = operations.flatMap((one) => one.panels);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((panel) => !panels.includes(panel))).toEqual([]);
});

test('each log line the runbook filters by is one that a function writes', () => {
  const named = [...runbook.matchAll(/event = "([\w-]+)"/g)].map(([, event = '']) => event);
  const written = sources('lambda').flatMap((file) =>
    [...code(file).matchAll(/\bevent: '([\w-]+)'/g)].map(([, event = '']) => event),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((event) => !written.includes(event))).toEqual([]);
});

const DESTROY_OPTIONS = [...DESTROY_USAGE.matchAll(/^ {2}(--(?!help)[a-z-]+)/gm)].map(
  ([, option = '']) => option,
);

describe('taking a deployment down', () => {
  const words = section('Taking a deployment down').replace(/\s+/g, ' ');

  test('names the stacks in the order in which the command deletes them', () => {
    expect(words).toContain(`*The stacks*: ${DELETION_ORDER.join(', ')},`);
  });

  test.each(DESTROY_OPTIONS)('says what the option %s is for', (option) => {
    expect(words).toContain(option);
  });

  test('states how long the access log must be quiet, and the stream may take', () => {
    expect(words).toContain(`no line of the last ${QUIET_MINUTES} minutes`);
    expect(DELIVERY_MS).toBe(2 * 60_000);
    expect(words).toContain('waits for two minutes');
  });
});

test('the protection of a failed first deploy is turned off before it is deleted', () => {
  expect(section('A first deploy fails')).toMatch(
    /update-termination-protection[\s\S]*--no-enable-termination-protection[\s\S]*delete-stack/,
  );
});
