import { createHash } from "node:crypto";
import type { Key } from "meilisearch";
import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";

/** A key for searches, or why there is none of its own. */
export type SearchKey = { readonly key: string } | { readonly reason: string };

/**
 * Finds or creates the key that can search one index and do nothing else, so that searches never carry a stronger one.
 *
 * Its identifier follows from the name of the index: several processes find the same key.
 *
 * @throws SearchError SEARCH_UNAVAILABLE when the server does not answer
 */
export async function findSearchKey({ run }: Connection, index: string): Promise<SearchKey> {
  const uid = keyFor(index);
  try {
    const found = await run((client) => client.getKey(uid));
    return isSearchKey(found, index)
      ? { key: found.key }
      : { reason: `its key ${uid} was made for something else` };
  } catch (error) {
    if (!(error instanceof MeilisearchFailure)) throw error;
    if (error.kind === "forbidden") return { reason: "the given key may not read keys" };
    if (error.kind !== "missing") throw error;
  }
  try {
    const created = await run((client) =>
      client.createKey({
        uid,
        name: `gongkai searches in ${index}`,
        description: "Made by gongkai: it can search this index and do nothing else.",
        actions: ["search"],
        indexes: [index],
        expiresAt: null,
      }),
    );
    return { key: created.key };
  } catch (error) {
    if (!(error instanceof MeilisearchFailure)) throw error;
    if (error.kind === "forbidden") return { reason: "the given key may not create keys" };
    // Another process was faster.
    if (error.kind === "refused") return { key: (await run((client) => client.getKey(uid))).key };
    throw error;
  }
}

/** Deletes the key that {@link findSearchKey} made for an index, where there is one and the given key may. */
export async function deleteSearchKey({ run }: Connection, index: string): Promise<void> {
  try {
    await run((client) => client.deleteKey(keyFor(index)));
  } catch (error) {
    const isLeft = error instanceof MeilisearchFailure && ["missing", "forbidden"].includes(error.kind);
    if (!isLeft) throw error;
  }
}

/** The identifier of the key for an index. */
function keyFor(index: string): string {
  return identifierFor(`gongkai search-only key for ${index}`);
}

function isSearchKey({ actions, indexes }: Key, index: string): boolean {
  return actions.length === 1 && actions[0] === "search" && indexes.length === 1 && indexes[0] === index;
}

/** An identifier in the form of a random UUID, the same for the same text. */
function identifierFor(text: string): string {
  const digits = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
