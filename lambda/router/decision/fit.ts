import type { Inability } from '../../../policy/candidates';
import type { ServedTask } from '../../../policy/endpoints';
import type { RouterModel } from '../config/router-config';
import type { ApiError } from '../contract/api-error';

/** What one request needs of a model besides that it may see the data. */
export interface Fit {
  readonly task: ServedTask;
  /** Why an allowed model of this task cannot answer. */
  readonly inability: (model: RouterModel) => Inability | undefined;
  /**
   * The refusal of a request that none of these models takes, all of which may see it.
   *
   * @param others every model of this task that may see the request, whether or not it was considered
   */
  readonly refusal: (models: readonly RouterModel[], others: readonly RouterModel[]) => ApiError;
  /** The refusal of a request that is too long for each of these models. */
  readonly tooLong: (models: readonly RouterModel[]) => ApiError;
}
