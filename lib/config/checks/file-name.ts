import { sectionCheck } from './check';

/**
 * A deployment is called what its file is called. A copied file that kept the name would otherwise deploy over the
 * stacks of the file it was copied from.
 */
export const namedAsItsFile = (fileName: string) =>
  sectionCheck(['name'], ({ name }) =>
    name === fileName
      ? []
      : [
          {
            path: 'name',
            got: name,
            allowed: `${JSON.stringify(fileName)}, the name of the file`,
            fix: 'write it, or rename the file; stacks are named by it',
          },
        ],
  );
