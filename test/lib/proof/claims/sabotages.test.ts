import { type Scene, sceneOf } from '../../../../lib/proof/scene';
import { Edit } from '../edit';
import { SABOTAGES } from '../sabotages';
import type { Sabotage } from '../sabotages/sabotage';
import { subjectOf } from '../subjects';
import { claimsNamed } from './makers';

const CASES: readonly Sabotage[] = SABOTAGES;

function sabotaged({ on = 'sandbox', ...sabotage }: Sabotage): Scene {
  const subject = subjectOf(on);
  sabotage.break(new Edit(subject));
  return sceneOf(subject);
}

describe.each(CASES)('when $name', (sabotage) => {
  const failed = () => claimsNamed(sabotage.noticedBy, sabotaged(sabotage)).filter(({ holds }) => !holds);

  test('the proof notices it', () => {
    expect(failed().map(({ id }) => id)).toEqual(expect.arrayContaining([...sabotage.noticedBy]));
  });

  test('the report says why', () => {
    expect(failed().map(({ id, evidence: [why] }) => `${id}: ${why}`)).toMatchSnapshot();
  });
});
