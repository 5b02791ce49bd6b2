// The library needs two functions that Node.js 20 does not have, on which the local run and the tests may work. A
// deployed router runs on Node.js 24, which has them.

interface Missing {
  withResolvers?: unknown;
  transferToFixedLength?: unknown;
}

const promises = Promise as Missing;
promises.withResolvers ??= function withResolvers() {
  let resolve: unknown;
  let reject: unknown;
  const promise = new Promise((...functions) => {
    [resolve, reject] = functions;
  });
  return { promise, resolve, reject };
};

const buffers = ArrayBuffer.prototype as Missing;
buffers.transferToFixedLength ??= function transferToFixedLength(
  this: ArrayBuffer,
  length = this.byteLength,
) {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy.buffer;
};
