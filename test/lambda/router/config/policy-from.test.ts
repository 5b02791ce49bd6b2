import { policyFrom } from '../../../../lambda/router/config/policy-from';
import { lanesOf, route } from '../../../../policy/route-table';
import { routerConfig, sealedConfig } from '../support/router-config';

test('both lanes of a deployment know the same models and the same lanes', () => {
  const open = policyFrom(routerConfig());
  const sealed = policyFrom(sealedConfig());
  expect(sealed.models.map(({ name }) => name)).toEqual(open.models.map(({ name }) => name));
  expect(lanesOf(sealed)).toEqual(lanesOf(open));
});

test('the sealed lane gives the reason why it does not reach a model outside the account', () => {
  const config = sealedConfig();
  const [caller] = config.callers;
  if (!caller) throw new Error('no caller');
  const { verdicts } = route(policyFrom(config), 'sealed', caller, 'public');
  expect(verdicts.find(({ model }) => model === 'nova')).toMatchObject({
    kept: false,
    reason: 'outside-lane',
  });
});
