import type { ApplicantId, RemediesGroupId } from "@gongkai/schema";
import { bigint, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  figureColumns,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "./figure-columns.ts";
import { reportVersions } from "./reports.ts";
import type { StoredCells } from "./stored-cell.ts";

const versionId = () =>
  bigint("version_id", { mode: "number" })
    .notNull()
    .references(() => reportVersions.id);

/** State, printed text, span and placement of the cells of a row. Its numbers stand in the other columns. */
const cells = () => jsonb("cells").$type<StoredCells>().notNull();

/** Table `proactiveDisclosure`: a row for each report version; money in integer fen. */
export const proactiveDisclosureFigures = pgTable("proactive_disclosure_figures", {
  versionId: versionId().primaryKey(),
  ...figureColumns(PROACTIVE_DISCLOSURE_FIGURES),
  cells: cells(),
});

/** Table `requests`: a row for each applicant and report version, a column for each row of the form. */
export const requestsFigures = pgTable(
  "requests_figures",
  {
    versionId: versionId(),
    applicant: text("applicant").$type<ApplicantId>().notNull(),
    ...figureColumns(REQUESTS_FIGURES),
    cells: cells(),
  },
  (table) => [primaryKey({ name: "requests_figures_pkey", columns: [table.versionId, table.applicant] })],
);

/** Table `remedies`: a row for each group and report version, a column for each outcome. */
export const remediesFigures = pgTable(
  "remedies_figures",
  {
    versionId: versionId(),
    group: text("remedy_group").$type<RemediesGroupId>().notNull(),
    ...figureColumns(REMEDIES_FIGURES),
    cells: cells(),
  },
  (table) => [primaryKey({ name: "remedies_figures_pkey", columns: [table.versionId, table.group] })],
);
