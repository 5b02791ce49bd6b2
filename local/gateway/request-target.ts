/** The two parts of a request line's target, as they came: nothing decoded, nothing normalised. */
export interface RequestTarget {
  readonly path: string;
  /** Without its `?`; empty where there is none. */
  readonly query: string;
}

/** Splits a target at its first `?`. A target that is not a path, such as `http://host/x`, matches no route. */
export function requestTarget(url: string): RequestTarget {
  const [path = '', ...query] = url.split('?');
  return { path, query: query.join('?') };
}
