import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { findSiteCode, resolveAgency } from "@gongkai/agencies";
import { openDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import {
  GongkaiError,
  type Report,
  type SearchAgency,
  type SearchDocument,
  type Source,
} from "@gongkai/schema";

/** Which agency a report is of, with the names it is known by. */
function agencyOf({ agency: mention, year }: Report, { url, text }: Source): SearchAgency | null {
  const { agency } = resolveAgency({ mention, url: url ?? null, siteCode: findSiteCode(text), year });
  if (agency === null) return null;
  const { name, shortNames, aliases, level, kind, region } = agency;
  const regions = region?.code == null ? [] : [{ code: region.code, name: region.name }];
  return { id: name, name, aliases: [...shortNames, ...aliases], level, kind, regions };
}

function documentsOf(source: Source, fileNumber: number): readonly SearchDocument[] {
  return parseReports(source).reports.flatMap(({ report }, index) => {
    const reportId = `file-${fileNumber}-${index}`;
    const agency = agencyOf(report, source);
    return report.sections.map((section, position) => ({
      id: `${reportId}-${position}`,
      reportId,
      revision: 1,
      versionId: 1,
      position,
      agency,
      year: report.year,
      publishedOn: null,
      section: section.id,
      heading: section.heading,
      title: report.title,
      text: section.text,
      synthetic: false,
    }));
  });
}

/** Reads every report in a folder and the folders in it. Files that are none are passed over and told of. */
export async function readReports(
  folder: string,
  onNotice: (sentence: string) => void,
): Promise<readonly SearchDocument[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const documents: SearchDocument[] = [];
  for (const [index, file] of files.entries()) {
    try {
      const found = documentsOf(await openDocument(file, await readFile(file)), index);
      if (found.length === 0) onNotice(`${file} holds no yearly report.`);
      documents.push(...found);
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      onNotice(error.message);
    }
  }
  if (documents.length > 0) return documents;
  throw new GongkaiError("BAD_USER_INPUT", `${folder} holds no yearly report. Give a folder with some.`);
}
