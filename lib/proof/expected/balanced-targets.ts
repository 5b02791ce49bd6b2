import { the } from '../matching/rule';
import { partOf } from '../template/names';
import type { Metric } from './metric';
import { LISTENER, LOAD_BALANCER, targets } from './things';

/** A metric of the load balancer about the copies of one model. */
export const ofTargets = (model: string, name: string): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  dimensions: { LoadBalancer: NAME_IN_LISTENER, TargetGroup: the(targets(model), 'TargetGroupFullName') },
  labelled: true,
});

/** A metric of the load balancer itself. */
export const ofBalancer = (name: string): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  dimensions: { LoadBalancer: the(LOAD_BALANCER, 'LoadBalancerFullName') },
  labelled: true,
});

/** `app/<name>/<id>`: parts of the listener's ARN, `…:listener/app/<name>/<id of the balancer>/<id>`. */
const NAME_IN_LISTENER = [1, 2, 3].map((part) => the(LISTENER, partOf('/', part))).join('/');
