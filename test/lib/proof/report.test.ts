import { AREAS } from '../../../lib/proof/expected/areas';
import { type ProofReport, prove } from '../../../lib/proof/prove';
import { subjectOf } from './subjects';

// What a reader of the proof sees, word for word. The claims of the areas have tests of their own.

const OF_AREAS = AREAS.flatMap(({ claims }) => Object.keys(claims));

const reportOf = ({ claims, table }: ProofReport) => [
  ...claims
    .filter(({ id }) => !OF_AREAS.includes(id) && id !== 'world.outputs' && id !== 'world.nothing-else')
    .flatMap(({ id, words, verdict, evidence }) => [
      `${id} ${verdict}: ${words}`,
      ...evidence.map((line) => `  ${line}`),
    ]),
  ...table.map(({ lane, model, host, routed, holds, controls }) =>
    [lane, model, host, routed ? 'routed' : 'not routed', holds, JSON.stringify(controls)].join(' | '),
  ),
];

describe.each(['sandbox', 'eu-central-1', 'us-gov-west-1'])('the report of %s', (name) => {
  let report: ProofReport;
  beforeAll(() => {
    report = prove(subjectOf(name));
  }, 30_000);

  test('holds', () => expect(report.holds).toBe(true));

  test('says of each claim what was examined', () => expect(reportOf(report)).toMatchSnapshot());
});
