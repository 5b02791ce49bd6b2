/** A separator between the groups of an identifier: a space, a dash or a dot. */
export const isSeparator = (code: number): boolean => code === 0x20 || code === 0x2d || code === 0x2e;
