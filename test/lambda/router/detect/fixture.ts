import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../fixtures/pii');

/** A fixture of the detector, read as data. */
export const fixture = <T>(name: string): T => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

/** A key in two halves, so that no scanner of repositories takes a made-up one for a real one. */
export const key = (prefix: string, rest: string): string => prefix + rest;
