/** The policy in an answer of IAM, which returns JSON in URL encoding (RFC 3986). `null`: the answer has none. */
export const documentIn = (text = 'null'): unknown => JSON.parse(decodeURIComponent(text));
