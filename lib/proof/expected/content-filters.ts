import type { Deployment } from '../../config/deployment';

/** The strength of the guardrail's content filters; `undefined` where the deployment has no guardrail. */
export const contentFiltersOf = ({ guardrail }: Pick<Deployment, 'guardrail'>) =>
  guardrail && 'contentFilters' in guardrail ? guardrail.contentFilters : undefined;
