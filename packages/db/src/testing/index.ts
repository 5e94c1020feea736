export { bareAgency, bareResolution } from "./bare-agency.ts";
export { copyTables, readTables, type TableRows } from "./copy-tables.ts";
export { describeDatabases, type TestDatabase } from "./describe-databases.ts";
export { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries.ts";
export { startPostgres, type TestPostgres } from "./start-postgres.ts";
