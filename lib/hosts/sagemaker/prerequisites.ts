import { sagemakerInstance } from '../../config/facts/instances';
import type { IdleInstances, Prerequisites } from '../../plan/prerequisite';
import { stagedFiles } from '../../plan/staged-files';
import type { SagemakerModel } from './schema';

export const sagemakerPrerequisites: Prerequisites<SagemakerModel> = {
  once: [],
  before: () => [],
  // An endpoint starts its instances as soon as it is made.
  staged: stagedFiles,
  later: () => undefined,
};

export const sagemakerInstances = ({ instanceType, instances }: SagemakerModel): IdleInstances => ({
  type: instanceType,
  count: instances.min,
  usdPerHour: sagemakerInstance(instanceType).sagemakerUsdPerHourUs,
});
