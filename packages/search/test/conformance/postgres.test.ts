import { describeDatabases } from "@gongkai/db/testing";
import { describeSearch } from "./describe-search.ts";
import { openPostgresSubject } from "./open-subject.ts";

describeDatabases("conformance of the engine inside PostgreSQL", (database) => {
  describeSearch("postgres", async () => openPostgresSubject(await database.open()));
});
