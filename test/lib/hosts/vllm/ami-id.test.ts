import { readDeployment } from '../../../../lib/config/read-deployment';
import { changed } from '../../config/changed';

const withAmi = (amiId: unknown) => () => readDeployment(changed({ 'models[0].amiId': amiId }), 'test');

test.each(['ami-0123456789abcdef0', 'ami-0a1b2c3d'])('%s may be the image of GPU instances', (amiId) => {
  expect(withAmi(amiId)().models[0]).toMatchObject({ amiId });
});

test.each([
  ['a name', 'golden-gpu'],
  ['a parameter of Systems Manager', 'resolve:ssm:/golden/gpu'],
  ['capitals', 'AMI-0123456789ABCDEF0'],
  ['too few digits', 'ami-0123456'],
  ['nothing', ''],
  ['eight zeros', 'ami-00000000'],
  ['seventeen zeros', `ami-${'0'.repeat(17)}`],
])('%s is refused, and the message says what an id looks like', (_, amiId) => {
  expect(withAmi(amiId)).toThrow(/models\[0\]\.amiId[\s\S]*such as ami-0123456789abcdef0/);
});
