/** The kind of each finding in what a command prints. */
export const kindsIn = (text: string) => [...text.matchAll(/^([a-z-]+) {2}\S/gm)].map(([, kind]) => kind);
