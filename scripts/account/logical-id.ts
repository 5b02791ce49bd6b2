/** A logical id is the path of the construct without other characters than letters and digits, and a hash. */
export const isIdOf = (logicalId: string, ...path: readonly string[]): boolean =>
  new RegExp(`^${path.join('').replace(/[^A-Za-z0-9]/g, '')}[0-9A-F]{8}$`).test(logicalId);
