import { the } from '../matching/rule';
import { partOf } from '../template/names';
import type { Metric } from './metric';
import { LISTENER, LOAD_BALANCER as LOAD_BALANCER_THING, targets } from './things';

/** A metric of the load balancer about the copies of one model. */
export const ofTargets = (model: string, name: string): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  dimensions: { LoadBalancer: LOAD_BALANCER, TargetGroup: the(targets(model), 'TargetGroupFullName') },
  labelled: true,
});

/** A metric of the load balancer itself. */
export const ofBalancer = (name: string): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  dimensions: { LoadBalancer: the(LOAD_BALANCER_THING, 'LoadBalancerFullName') },
  labelled: true,
});

/** `app/<name>/<id>`: parts of the listener's ARN, `…:listener/app/<name>/<id of the balancer>/<id>`. */
const LOAD_BALANCER = [1, 2, 3].map((part) => the(LISTENER, partOf('/', part))).join('/');
