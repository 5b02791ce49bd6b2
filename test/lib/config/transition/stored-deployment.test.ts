import { readStored, storedText } from '../../../../lib/config/transition/stored-deployment';
import { fixtureDeployment } from '../../../fixture-deployments';

const sandbox = fixtureDeployment('sandbox');

test('CloudFormation returns a stored file as it was, whatever characters it has', () => {
  const deployment = { ...sandbox, tags: { team: 'Zürich 東京 😀', '~': '\u007f' } };
  const text = storedText(deployment);
  // What GetTemplate does to every character that is not ASCII.
  expect(readStored(text.replace(/[^\x20-\x7e]/g, '?'))).toEqual(deployment);
});

test.each([
  ['of another form', '{"name":"sandbox"}', /account/],
  ['that is no JSON', 'sandbox', /"sandbox"[\s\S]*an object/],
  ['with a field that this release does not have', storedText(sandbox).replace('{', '{"newer":1,'), /newer/],
  ['that is no text', undefined, /an object/],
])('a stored file %s is refused, with what to name instead', (_, text, what) => {
  expect(() => readStored(text)).toThrow(what);
  expect(() => readStored(text)).toThrow(/--deployed <path of that file>/);
});

test('facts of today do not judge what is deployed', () => {
  expect(readStored(storedText({ ...sandbox, region: 'xx-nowhere-1' })).region).toBe('xx-nowhere-1');
});

test.each(['require', 'observe', 'own'] as const)(
  'a file that an earlier release stored with apiGatewayAccount %s is read',
  (apiGateway) => {
    const { accountSettings: _, ...earlier } = sandbox;
    const stored = JSON.stringify({ ...earlier, apiGatewayAccount: apiGateway });
    expect(readStored(stored)).toEqual({
      ...sandbox,
      accountSettings: { ...sandbox.accountSettings, apiGateway },
    });
  },
);

test('what a stored file says of a setting at its new place is not replaced by its old one', () => {
  const stored = JSON.stringify({
    ...sandbox,
    apiGatewayAccount: 'observe',
    accountSettings: { ...sandbox.accountSettings, apiGateway: 'own' },
  });
  expect(readStored(stored).accountSettings.apiGateway).toBe('own');
});

test('the log archive of a file that an earlier release stored is read, and has no owner yet', () => {
  const archive = {
    account: '444455556666',
    bucket: 'bank-log-archive',
    keyArn: 'arn:aws:kms:us-east-1:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
  };
  const stored = JSON.stringify({ ...sandbox, audit: { ...sandbox.audit, archive } });
  const { audit, imports } = readStored(stored);
  expect(audit).toEqual(sandbox.audit);
  expect(imports.logArchive).toMatchObject({
    ...archive,
    vouchedBy: { name: expect.stringMatching(/^no owner/) },
  });
});
