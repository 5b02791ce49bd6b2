import type { Prerequisites } from '../../plan/prerequisite';
import type { BedrockModel } from './schema';

export const bedrockPrerequisites: Prerequisites<BedrockModel> = {
  once: [],
  before: ({ name, modelId }) => [{ kind: 'model-access', model: name, modelId }],
  staged: () => [],
  later: () => undefined,
};
