import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate` writes the SQL that takes the last migration to the tables of `src/schema`. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/schema/*.ts",
  out: "./migrations",
});
