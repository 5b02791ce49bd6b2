/** The object that holds the token issuer's public keys. */
export const KEY_SET_OBJECT = 'jwks.json';
