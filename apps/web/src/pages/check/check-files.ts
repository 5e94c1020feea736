import { profileAgency } from "@gongkai/agencies";
import {
  type CheckedReport,
  type CheckResult,
  checkSource,
  checkStatus,
  isClean,
  outcomeText,
  pairYears,
  renderHtml,
  renderJson,
} from "@gongkai/check";
import { openDocument, prepareToOpen } from "@gongkai/documents";
import { GongkaiError, type LocalizedText, type Source } from "@gongkai/schema";
import type { CheckAnswer, CheckedFile, CheckRequest, RefusedFile } from "./check-answer.ts";
import { countRequests } from "./count-requests.ts";

/** No more of a file is read, in bytes: one more than is taken, by which it is known to be too large. */
const READ_BYTES = 32 * 1024 * 1024 + 1;

interface FileInHand {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function outcomeOf(reading: CheckedReport): LocalizedText {
  const { agency, year } = reading.report;
  const subject = [agency?.name, year].filter((part) => part !== null && part !== undefined).join(" ");
  const [zh, en] = [outcomeText(reading, "zh"), outcomeText(reading, "en")];
  return subject === "" ? { zh, en } : { zh: `${subject}：${zh}`, en: `${subject}: ${en}` };
}

function describeResult(result: CheckResult): CheckedFile {
  const { source, readings, diagnostics } = result;
  const status = checkStatus(result);
  return {
    name: source.name,
    status: status === "passed" && readings.every(isClean) ? "clean" : status,
    outcomes: readings.map(outcomeOf),
    diagnostics: [...(source.diagnostics ?? []), ...diagnostics].map(({ code }) => code),
  };
}

async function openFiles(files: readonly FileInHand[], refused: RefusedFile[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { name, bytes } of files) {
    try {
      sources.push(await openDocument(name, bytes));
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      refused.push({ name, code: error.code, message: error.message });
    }
  }
  return sources;
}

/**
 * Reads and checks files as `gongkai check` does: those of one agency and two years against each other. What the readers of
 * PDF and Word need is loaded first, and counts neither as time nor as requests.
 */
export async function checkFiles({ files, checkedOn }: Omit<CheckRequest, "id">): Promise<CheckAnswer> {
  const inHand = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.slice(0, READ_BYTES).arrayBuffer()),
    })),
  );
  for (const { bytes } of inHand) await prepareToOpen(bytes);
  const requests = countRequests();
  const began = performance.now();
  const refused: RefusedFile[] = [];
  const sources = await openFiles(inHand, refused);
  const previous = pairYears(sources);
  const results = sources.map((source) =>
    checkSource(source, {
      previous: previous.get(source),
      agencyOf: (report) => profileAgency(report, source),
    }),
  );
  const report =
    results.length === 0
      ? null
      : {
          zh: renderHtml(results, { language: "zh", checkedOn }),
          en: renderHtml(results, { language: "en", checkedOn }),
        };
  return {
    checked: results.map(describeResult),
    refused,
    report,
    json: results.map((result) => `${renderJson(result)}\n`).join(""),
    milliseconds: performance.now() - began,
    requests: countRequests() - requests,
  };
}
