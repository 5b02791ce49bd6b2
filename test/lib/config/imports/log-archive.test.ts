import { DeploymentError } from '../../../../lib/config/deployment-error';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { changed } from '../changed';

const ARCHIVE = {
  account: '444455556666',
  bucket: 'bank-log-archive',
  keyArn: 'arn:aws:kms:us-east-1:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
  vouchedBy: { name: 'log archive team', on: '2026-11-09' },
};
const read = (archive: object) =>
  readDeployment(changed({ imports: { logArchive: { ...ARCHIVE, ...archive } } }), 'sandbox');

test('a log archive in the region of the deployment is accepted', () => {
  expect(read({}).imports.logArchive).toEqual(ARCHIVE);
});

const key = (region: string, account: string, partition = 'aws') =>
  `arn:${partition}:kms:${region}:${account}:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a`;

test.each([
  ['another region', key('eu-west-1', '444455556666')],
  ['another account than the bucket', key('us-east-1', '999988887777')],
  ['another partition', key('us-east-1', '444455556666', 'aws-cn')],
])('a key of %s is refused, with the key that is expected', (_, keyArn) => {
  expect(() => read({ keyArn })).toThrow(DeploymentError);
  expect(() => read({ keyArn })).toThrow(
    /imports\.logArchive\.keyArn[\s\S]*arn:aws:kms:us-east-1:444455556666:key\//,
  );
});

test.each([
  ['bucket', 's3://bank-log-archive/records'],
  ['bucket', 'Bank'],
  ['keyArn', 'alias/archive'],
  ['account', '4444'],
])('%s may not be %s', (field, value) => {
  expect(() => read({ [field]: value })).toThrow(DeploymentError);
});

test('the account of the deployment is no log archive', () => {
  const own = { account: '111122223333', keyArn: key('us-east-1', '111122223333') };
  expect(() => read(own)).toThrow(
    /imports\.logArchive\.account[\s\S]*another account than that of the deployment/,
  );
});
