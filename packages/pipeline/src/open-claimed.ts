import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ContainerOptions, OpenedInput } from "@gongkai/containers";
import type { ClaimedInput } from "@gongkai/db";
import type { Fetched } from "@gongkai/fetch";
import { DocumentError } from "@gongkai/schema";

/** What reads archives and crawls is loaded when something is opened: the sample, and much else, needs none of it. */
async function loadOpenInput() {
  return (await import("@gongkai/containers")).openInput;
}

/** Opens what a claimed input's origin names: a file, or standard input. */
export async function openClaimed(
  { origin, kind }: ClaimedInput,
  options: ContainerOptions,
): Promise<OpenedInput> {
  const openInput = await loadOpenInput();
  if (kind === "stream") {
    // Whoever writes may be silent for long.
    options.signal?.addEventListener("abort", () => process.stdin.destroy(), { once: true });
    return openInput({ name: origin, stream: process.stdin }, options);
  }
  // A time that is not known is not made up: it decides which content is current.
  const found = await stat(origin);
  // What was a file when it was found may be a pipe by now, which would be waited for without end.
  if (!found.isFile()) {
    throw new DocumentError(
      "UNREADABLE_INPUT",
      `${origin} cannot be read: it is no file any more. Look at what is in its place.`,
    );
  }
  return openInput({ name: origin, path: origin, seenAt: found.mtime }, options);
}

/** Opens what was fetched: a page, or an archive. */
export async function openFetched(
  { url, finalUrl, bytes, fetchedAt }: Extract<Fetched, { kind: "document" }>,
  options: ContainerOptions,
): Promise<OpenedInput> {
  const openInput = await loadOpenInput();
  const stream = Readable.from([bytes], { objectMode: false });
  return openInput({ name: url, stream, url: finalUrl, seenAt: fetchedAt }, options);
}
