import { problemsAfter } from '../changed';

const opinion = {
  service: 'comprehend',
  language: 'en',
  classes: { NAME: 'confidential', ADDRESS: 'confidential' },
  optOutConfirmedOn: '2026-11-20',
};
const problemsWith = (changes: object, others: object = {}) =>
  problemsAfter({ secondOpinion: { ...opinion, ...changes }, ...others });
const paths = (problems: readonly { readonly path: string }[]) => problems.map(({ path }) => path);

test('a deployment may call Amazon Comprehend to find names and addresses', () => {
  expect(problemsWith({})).toEqual([]);
});

test('a second opinion has at least one type of personal data, and only types that exist', () => {
  expect(paths(problemsWith({ classes: {} }))).toEqual(['secondOpinion.classes']);
  expect(paths(problemsWith({ classes: { NAME: 'internal', NAMES: 'confidential' } }))).toEqual([
    'secondOpinion.classes.NAMES',
  ]);
});

test.each([-0.1, 1.1])('%d is not a confidence score', (minimumScore) => {
  expect(paths(problemsWith({ minimumScore }))).toEqual(['secondOpinion.minimumScore']);
});

describe('in a region where Comprehend is not known to be offered', () => {
  const stockholm = {
    region: 'eu-north-1',
    availabilityZones: ['eu-north-1a', 'eu-north-1b'],
  };
  const about = (changes: object) =>
    problemsWith(changes, stockholm).filter(({ path }) => path === 'secondOpinion.service');

  test('a second opinion is refused, and the error says how to confirm that it is offered', () => {
    expect(about({})).toEqual([
      expect.objectContaining({ fix: expect.stringContaining('availabilityConfirmedOn') }),
    ]);
  });

  test('a confirmation in the file permits it', () => {
    expect(about({ availabilityConfirmedOn: '2026-11-26' })).toEqual([]);
  });
});

test('I2: without the opt-out from AWS keeping what Comprehend reads, a second opinion is refused', () => {
  expect(problemsWith({ optOutConfirmedOn: undefined })).toEqual([
    expect.objectContaining({
      path: 'secondOpinion.optOutConfirmedOn',
      fix: expect.stringContaining('AISERVICES_OPT_OUT_POLICY'),
    }),
  ]);
});

test('the endpoint is in zones of the deployment', () => {
  expect(paths(problemsWith({ endpointZones: ['eu-west-1a'] }))).toEqual(['secondOpinion.endpointZones']);
});

test('with a residency below region no request may go to Comprehend, so a second opinion is an error', () => {
  expect(paths(problemsWith({}, { residency: 'account' }))).toContain('secondOpinion');
});

test('a second opinion that cannot raise any class is an error', () => {
  expect(paths(problemsWith({ classes: { NAME: 'public' } }))).toEqual(['secondOpinion']);
});
