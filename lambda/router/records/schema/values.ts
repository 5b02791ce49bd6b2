import * as z from 'zod/mini';
import { BOUNDARIES, HOSTS } from '../../../../policy/boundary';
import { DATA_CLASSES } from '../../../../policy/data-class';
import { LANES } from '../../../../policy/lane';
import { ERRORS, type ErrorCode } from '../../contract/errors';

// The kinds of value that decision and outcome records share. They are functions, because each field has its own
// description. Tests and scripts read these schemas; the handler imports only their types.

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** Non-empty text. */
export const text = () => z.string().check(z.minLength(1));
export const count = () => z.int().check(z.gte(0));
/** UTC, ISO 8601, milliseconds. */
export const time = () => matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
/** SHA-256 as 64 lower-case hex digits. */
export const sha256 = () => matching(/^[0-9a-f]{64}$/);
/** A keyed digest; records/digest.ts describes the key. */
export const digest = () => matching(/^hmac-sha256\/\d{4}-\d{2}-\d{2}\/[0-9a-f]{64}$/);

export const lane = () => z.enum(LANES);
export const boundary = () => z.enum(BOUNDARIES);
export const dataClass = () => z.enum(DATA_CLASSES);
export const host = () => z.enum(HOSTS);
export const errorCode = () => z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);
