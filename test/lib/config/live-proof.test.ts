import { DeploymentError } from '../../../lib/config/deployment-error';
import { readDeployment } from '../../../lib/config/read-deployment';
import { changed } from './changed';

const BUILD = 'arn:aws:iam::111122223333:role/pipelines/live-proof-build';
const GITHUB = {
  provider: 'token.actions.githubusercontent.com',
  subjects: ['repo:bank/llm:ref:refs/heads/main'],
};
const read = (runBy: object) => readDeployment(changed({ liveProof: { runBy } }), 'sandbox').liveProof;

function problemsOf(runBy: object) {
  try {
    read(runBy);
    return [];
  } catch (error) {
    if (error instanceof DeploymentError) return error.problems;
    throw error;
  }
}
const paths = (runBy: object) => problemsOf(runBy).map(({ path }) => path);

test('the token of a pipeline is for AWS STS, unless the file says otherwise', () => {
  expect(read({ pipelines: [GITHUB] })?.runBy).toEqual({
    principals: [],
    pipelines: [{ ...GITHUB, audience: 'sts.amazonaws.com' }],
  });
});

test('a role of another account may run the proof: that is where pipelines often are', () => {
  const elsewhere = 'arn:aws:iam::444455556666:role/ci/llm';
  expect(read({ principals: [elsewhere] })?.runBy.principals).toEqual([elsewhere]);
});

test('a live proof that nothing may run is refused, and the error says what to name', () => {
  expect(problemsOf({})).toEqual([
    expect.objectContaining({
      path: 'liveProof.runBy',
      allowed: 'at least one of principals and pipelines',
    }),
  ]);
});

test.each(['repo:bank/*', 'repo:bank/llm:ref:refs/heads/ma?n', '*', ''])(
  'the subject "%s" is refused: it is not the subject of one kind of job',
  (subject) => {
    expect(paths({ pipelines: [{ ...GITHUB, subjects: [subject] }] })).toEqual([
      'liveProof.runBy.pipelines[0].subjects[0]',
    ]);
  },
);

test.each([
  'https://gitlab.com',
  'arn:aws:iam::111122223333:oidc-provider/gitlab.com',
  'gitlab',
  'gitlab.com/*',
])('the provider "%s" is refused: IAM does not name it so', (provider) => {
  expect(paths({ pipelines: [{ ...GITHUB, provider }] })).toEqual(['liveProof.runBy.pipelines[0].provider']);
});

test.each(['gitlab.com', 'login.bank.example:8443/realms/ci', 'oidc.circleci.com/org/0e1b6a4c-3f52'])(
  'the provider "%s" is accepted',
  (provider) => {
    expect(paths({ pipelines: [{ ...GITHUB, provider }] })).toEqual([]);
  },
);

test('a principal of another partition is refused: IAM would refuse the trust policy', () => {
  expect(paths({ principals: [BUILD.replace('arn:aws:', 'arn:aws-us-gov:')] })).toEqual([
    'liveProof.runBy.principals[0]',
  ]);
});

test('what is named twice is reported where it is repeated', () => {
  const other = { ...GITHUB, subjects: ['repo:bank/llm:environment:proof'] };
  expect(paths({ principals: [BUILD, BUILD], pipelines: [GITHUB, other] })).toEqual([
    'liveProof.runBy.principals[1]',
    'liveProof.runBy.pipelines[1]',
  ]);
});
