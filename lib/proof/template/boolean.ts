/** Whether CloudFormation reads a value as true: templates also write booleans as text. */
export const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true';
