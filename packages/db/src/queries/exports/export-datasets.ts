import { AGENCIES_DATASET } from "./agency-rows.ts";
import type { ExportDataset } from "./export-dataset.ts";
import { FIGURES_DATASETS } from "./figure-rows.ts";
import { REPORTS_DATASET } from "./report-rows.ts";

/** Everything that is given as files of rows. */
export const EXPORT_DATASETS: readonly ExportDataset[] = [
  REPORTS_DATASET,
  AGENCIES_DATASET,
  ...FIGURES_DATASETS,
];
