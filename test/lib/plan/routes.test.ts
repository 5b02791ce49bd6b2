import { endpointOf } from '../../../lambda/router/request/endpoint';
import { apiRoutesOf } from '../../../lib/plan/routes';
import { ENDPOINTS } from '../../../policy/endpoints';
import { LANES } from '../../../policy/lane';

test.each(LANES)('the router of the %s lane answers every route but the last the API sends it', (lane) => {
  const fixed = apiRoutesOf(lane).filter(({ method }) => method !== 'ANY');
  expect(fixed.map((route) => endpointOf(route, lane).endpoint)).toEqual(Object.keys(ENDPOINTS));
});

test.each([
  ['open', '/{proxy+}'],
  ['sealed', '/sealed/{proxy+}'],
] as const)('every other path of the %s lane has the route %s', (lane, path) => {
  const others = apiRoutesOf(lane).filter(({ method }) => method === 'ANY');
  expect(others).toEqual([{ method: 'ANY', path }]);
});
