/** For a command that reads no bucket. */
export const noBucket = () => {
  throw new Error('no bucket is read');
};
