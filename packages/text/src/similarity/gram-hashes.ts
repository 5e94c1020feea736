const MULTIPLIER = 0x9e3779b1;

/** Makes every bit of a hash depend on every other; the last step of MurmurHash3. */
export function mixBits(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * A 32-bit hash of each run of `size` symbols, in order; empty where there are fewer. Two runs share one by chance once in
 * four thousand million.
 */
export function gramHashes(symbols: Uint16Array, size: number): Int32Array {
  const count = symbols.length - size + 1;
  if (count <= 0) return new Int32Array(0);
  let highest = 1;
  for (let index = 1; index < size; index++) highest = Math.imul(highest, MULTIPLIER);
  const hashes = new Int32Array(count);
  let rolling = 0;
  for (let index = 0; index < symbols.length; index++) {
    rolling = (Math.imul(rolling, MULTIPLIER) + (symbols[index] ?? 0)) | 0;
    const start = index - size + 1;
    if (start < 0) continue;
    hashes[start] = mixBits(rolling);
    rolling = (rolling - Math.imul(symbols[start] ?? 0, highest)) | 0;
  }
  return hashes;
}
