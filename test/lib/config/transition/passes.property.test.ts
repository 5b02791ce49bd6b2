import type { Deployment } from '../../../../lib/config/deployment';
import { policyOf } from '../../../../lib/config/policy-of';
import { type Pass, passesTo } from '../../../../lib/config/transition/passes';
import { readStored, storedText } from '../../../../lib/config/transition/stored-deployment';
import { TransitionError } from '../../../../lib/config/transition/transition-error';
import { isWithin } from '../../../../policy/boundary';
import { routeTable } from '../../../../policy/route-table';
import { generatedPairs } from './generated-pairs';

/** The passes; none if the two files are refused. */
function passes(next: Deployment, deployed: Deployment): readonly Pass[] {
  try {
    return passesTo(next, deployed);
  } catch (error) {
    if (error instanceof TransitionError) return [];
    throw error;
  }
}

const deploymentOf = (found: readonly Pass[], name: Pass['name']) =>
  found.find((pass) => pass.name === name)?.deployment;

/** The file that the first passes lead to: the new one, or the new one under the limits of both. */
const ledTo = (found: readonly Pass[]) =>
  found.at(found.length > 1 && found.at(-1)?.name === 'widen' ? -2 : -1)?.deployment;

/** Who gets what: lane, caller, class, and what a call to the model names. */
const answersOf = (deployment: Deployment) =>
  routeTable(policyOf(deployment))
    .filter(({ refusal }) => refusal === undefined)
    .flatMap(({ lane, caller, dataClass, verdicts }) =>
      verdicts
        .filter(({ kept }) => kept)
        .map(({ model, boundary }) => ({
          boundary,
          dataClass,
          text: [lane, caller, dataClass, callOf(deployment, model)].join(' '),
          permission: [lane, callOf(deployment, model)].join(' '),
        })),
    );

function callOf({ models }: Deployment, name: string): string {
  const model = models.find((one) => one.name === name);
  return model?.host === 'bedrock' ? JSON.stringify([model.modelId, model.profile]) : name;
}

const PAIRS = generatedPairs(60).map((pair) => ({ ...pair, found: passes(pair.next, pair.deployed) }));

test('there are pairs, and many of them take several passes', () => {
  expect(PAIRS.length).toBeGreaterThan(40);
  expect(PAIRS.filter(({ found }) => found.length > 1).length).toBeGreaterThan(20);
});

test('I2: no pass gives a caller a class of data to a model that neither file gives it to', () => {
  for (const { deployed, next, found } of PAIRS) {
    const allowed = [...answersOf(deployed), ...answersOf(next)].map(({ text }) => text);
    const wider = found.flatMap((pass) =>
      answersOf(pass.deployment).filter(({ text }) => !allowed.includes(text)),
    );
    expect(wider).toEqual([]);
  }
});

test('I2: after the pass that prepares, no class travels further than the new file allows', () => {
  for (const { next, found } of PAIRS) {
    const { ceilings } = policyOf(next);
    const further = found
      .filter(({ name }) => name !== 'prepare')
      .flatMap((pass) => answersOf(pass.deployment))
      .filter(({ boundary, dataClass }) => !isWithin(boundary, ceilings[dataClass]));
    expect(further).toEqual([]);
  }
});

test('I1: after the pass that prepares, no floor is below that of the new file', () => {
  for (const { next, found } of PAIRS) {
    const below = found
      .filter(({ name }) => name !== 'prepare')
      .flatMap((pass) => pass.deployment.callers)
      .filter(({ name, floor }) => {
        const caller = next.callers.find((one) => one.name === name);
        return caller && ORDER.indexOf(floor) < ORDER.indexOf(caller.floor);
      });
    expect(below).toEqual([]);
  }
});

const ORDER = ['public', 'internal', 'confidential', 'restricted'];

test('I4: the pass that widens has every permission of the file it leads to, and of the routers that run until then', () => {
  for (const { deployed, next, found } of PAIRS) {
    const widened = deploymentOf(found, 'widen');
    if (!widened) continue;
    const running = deploymentOf(found, 'restrict') ?? deployed;
    const given = answersOf(widened).map(({ permission }) => permission);
    const needed = [...answersOf(running), ...answersOf(ledTo(found) ?? next)].map(
      ({ permission }) => permission,
    );
    expect(needed.filter((one) => !given.includes(one))).toEqual([]);
  }
});

test('I4: no pass before the one that narrows takes away a model that is deployed', () => {
  for (const { deployed, found } of PAIRS) {
    const names = deployed.models.map(({ name }) => name);
    const narrow = found.findIndex(({ name }) => name === 'narrow');
    const missing = found
      .slice(0, narrow < 0 ? -1 : narrow)
      .flatMap((pass) =>
        names.filter((name) => !pass.deployment.models.some((model) => model.name === name)),
      );
    expect(missing).toEqual([]);
  }
});

test('a deploy that stopped after its first foundation goes on with the same union', () => {
  for (const { next, found } of PAIRS) {
    const widened = deploymentOf(found, 'widen');
    if (widened) expect(deploymentOf(passesTo(next, widened), 'widen')).toEqual(widened);
  }
});

test('the last pass deploys the new file', () => {
  for (const { next, found } of PAIRS) {
    const last = found.at(-1);
    if (last) expect(last.deployment).toBe(next);
  }
});

test('a stored file is read back as it was', () => {
  for (const { deployed } of PAIRS) expect(readStored(storedText(deployed))).toEqual(deployed);
});
