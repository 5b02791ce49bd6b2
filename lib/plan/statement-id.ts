/** The id of a statement about one workload or role: `open-lane` and `ReadsKeys` make `OpenLaneReadsKeys`. */
export const statementId = (who: string, sid: string): string =>
  `${who.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}${sid}`;
