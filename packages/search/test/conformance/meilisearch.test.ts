import { describeDatabases } from "@gongkai/db/testing";
import { it } from "vitest";
import { describeSearch } from "./describe-search.ts";
import { findMeilisearch, openMeilisearchSubject } from "./open-subject.ts";

const server = findMeilisearch();

if (server === null) {
  it.skip("conformance of Meilisearch (skipped: MEILI_URL names no server to test with)", () => {});
} else {
  describeDatabases("conformance of Meilisearch", (database) => {
    describeSearch("meilisearch", async () => openMeilisearchSubject(await database.open(), server));
  });
}
