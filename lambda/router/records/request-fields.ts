import type { RouterConfig } from '../config/router-config';
import type { Caller } from '../request/caller';
import type { Classification } from '../request/classify/classify';

/** The data of one request that does not depend on what is decided about it. */
export interface RequestFacts {
  readonly decisionId: string;
  /** When the record is written. */
  readonly time: Date;
  readonly config: RouterConfig;
  readonly caller: Caller;
  readonly requestId: string;
}

/** The fields that say which request a record is about. schema/request.ts describes each of them. */
export function requestFields({ decisionId, time, config, caller, requestId }: RequestFacts) {
  const { deployment, account, region, codeVersion, policyHash, lane } = config;
  return {
    decisionId,
    time: time.toISOString(),
    deployment,
    account,
    region,
    codeVersion,
    policyHash,
    lane,
    requestId,
    caller: caller.name,
    principal: caller.principal,
  };
}

/** How sensitive the request is, and what was found in it. schema/request.ts describes each field. */
export function classificationFields({ floor, declared, detected, effective }: Classification) {
  const { dataClass = null, findings } = detected ?? {};
  return {
    dataClass: { floor, declared, detected: dataClass, effective },
    findings: findings ? [...findings].map(([type, count]) => ({ type, count })) : null,
  };
}
