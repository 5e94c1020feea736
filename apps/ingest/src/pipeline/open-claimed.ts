import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { type ContainerOptions, type OpenedInput, openInput } from "@gongkai/containers";
import type { ClaimedInput } from "@gongkai/db";
import type { Fetched } from "@gongkai/fetch";

/** Opens what a claimed input's origin names: a file, or standard input. */
export async function openClaimed(
  { origin, kind }: ClaimedInput,
  options: ContainerOptions,
): Promise<OpenedInput> {
  if (kind === "stream") {
    // Whoever writes may be silent for long.
    options.signal?.addEventListener("abort", () => process.stdin.destroy(), { once: true });
    return openInput({ name: origin, stream: process.stdin }, options);
  }
  // A path that cannot be looked at cannot be opened either, which says why.
  const seenAt = await stat(origin).then(
    ({ mtime }) => mtime,
    () => null,
  );
  return openInput({ name: origin, path: origin, seenAt }, options);
}

/** Opens what was fetched: a page, or an archive. */
export function openFetched(
  { url, finalUrl, bytes, fetchedAt }: Extract<Fetched, { kind: "document" }>,
  options: ContainerOptions,
): Promise<OpenedInput> {
  const stream = Readable.from([bytes], { objectMode: false });
  return openInput({ name: url, stream, url: finalUrl, seenAt: fetchedAt }, options);
}
