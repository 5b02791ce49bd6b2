import { endpointOf } from '../../../lambda/router/request/endpoint';
import { routesOf } from '../../../lib/plan/routes';
import { LANES } from '../../../policy/lane';

test.each(LANES)('the router of the %s lane answers every route the API sends it', (lane) => {
  expect(routesOf(lane).map((route) => endpointOf(route, lane))).toEqual(['chat', 'models', 'health']);
});
