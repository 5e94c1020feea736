/** How much a block of a frame may expand to. */
const BLOCK = 128 * 1024;
const RAW = 0;
const REPEATED = 1;

function writeBlock(type: number, size: number, content: Uint8Array, isLast: boolean): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
  return Buffer.concat([head, content]);
}

/** The beginning of a frame that says how much it expands to. */
function writeFrameHead(size: number): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0]);
  head.writeUInt32LE(size, 5);
  return head;
}

/** A frame of Zstandard in blocks that are not compressed. */
export function writeFrame(content: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < content.length; at += BLOCK) {
    const block = content.subarray(at, at + BLOCK);
    blocks.push(writeBlock(RAW, block.length, block, at + BLOCK >= content.length));
  }
  return Buffer.concat([writeFrameHead(content.length), ...blocks]);
}

/** A frame of so many blocks, each of one byte repeated. */
export function writeBomb(blocks: number): Buffer {
  const block = (isLast: boolean) => writeBlock(REPEATED, BLOCK, Buffer.from("x"), isLast);
  const all = Array.from({ length: blocks }, (_, at) => block(at === blocks - 1));
  // A window of 2 MiB, and no word of how much it expands to.
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]), ...all]);
}
