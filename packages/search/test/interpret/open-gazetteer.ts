import type { TestDatabase } from "@gongkai/db/testing";
import type { SearchAgency } from "@gongkai/schema";
import { createPostgresEngine } from "../../src/index.ts";
import type { Gazetteer } from "../../src/interpret/gazetteer.ts";
import { createPostgresGazetteer } from "../../src/interpret/postgres-gazetteer.ts";
import { documentOf } from "../fixture.ts";

/** The gazetteer of an index with a document of each agency. */
export async function openGazetteer(
  source: TestDatabase,
  agencies: readonly SearchAgency[],
): Promise<Gazetteer> {
  const { pool } = await source.open();
  const engine = createPostgresEngine({ pool });
  await engine.prepare();
  await engine.put(agencies.map((agency) => documentOf({ id: `of-${agency.id}`, agency, text: "公开" })));
  return createPostgresGazetteer({ pool });
}
