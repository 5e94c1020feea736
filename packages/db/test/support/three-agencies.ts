import { type Database, type ReportToStore, storeReport } from "../../src/index.ts";
import { sampleReport } from "./sample-report.ts";

/**
 * Stores the reports of three agencies of two places for 2019 to 2021 and for an unknown year, and one without an agency: 13
 * with ties and nulls in every order. Those of agencies are changed where a suite wants it.
 */
export async function storeThreeAgencies(
  database: Database,
  change: (report: ReportToStore, agency: string) => ReportToStore = (report) => report,
): Promise<void> {
  for (const agency of ["清河县司法局", "清河县教育局", "白杨市财政局"]) {
    for (const year of [2019, 2020, 2021, null]) {
      const edition = year === 2021 ? "2021" : "2019";
      await storeReport(database, change(sampleReport({ agency, year, edition }), agency));
    }
  }
  await storeReport(database, sampleReport({ agency: null, year: 2020 }));
}
