import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../lib/assembly/app';
import { buildBlueprint } from '../../lib/blueprint';
import { RUNBOOK_HEADINGS } from '../../lib/operations/runbook';
import { fixtureDeployment } from '../fixture-deployments';

const runbook = readFileSync(join(__dirname, '../../docs/runbook.md'), 'utf8');

const section = (heading: string) => runbook.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

test.each(RUNBOOK_HEADINGS)('the runbook says what to do when an alarm leads to "%s"', (heading) => {
  expect(section(heading)).toMatch(/^1\. /m);
});

describe('taking a deployment down', () => {
  const { foundation, inference, gateway, operations } = buildBlueprint(
    createApp({ bundling: false }),
    fixtureDeployment('sandbox'),
  );
  const words = section('Taking a deployment down');
  const destroyed = [...words.matchAll(/--exclusively (<name>-.*)$/gm)].flatMap(([, names = '']) =>
    names.split(' ').map((name) => name.replace('<name>', 'sandbox')),
  );

  test('destroys every stack, each before those it uses', () => {
    expect(destroyed).toEqual([operations, gateway, inference, foundation].map(({ stackName }) => stackName));
  });

  test('turns termination protection off where it is on, before that stack is destroyed', () => {
    const isProtected = [operations, gateway, inference, foundation].filter(
      (one) => one.terminationProtection,
    );
    expect(isProtected).toEqual([foundation]);
    const off = words.indexOf('update-termination-protection');
    expect(off).toBeGreaterThan(-1);
    expect(off).toBeLessThan(words.indexOf('--exclusively <name>-foundation'));
  });
});

test('a failed first deploy is unprotected before it is deleted', () => {
  expect(section('A first deploy fails')).toMatch(
    /update-termination-protection[\s\S]*--no-enable-termination-protection[\s\S]*delete-stack/,
  );
});
