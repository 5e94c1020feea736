import { type AgencyDescription, resolveAgency } from "@gongkai/agencies";
import {
  type AgencyLine,
  detailsOfVersions,
  listReports,
  type Position,
  reportsByIds,
  settleAgency,
} from "@gongkai/db";
import { checkStored, registryLine } from "@gongkai/pipeline";
import { GongkaiError } from "@gongkai/schema";
import type { Command } from "commander";
import { authorOr } from "../author.ts";
import { openPlatform, type Platform } from "../open-platform.ts";
import { jsonLine, printableJson } from "../terminal/printable.ts";

interface SettleOptions {
  readonly as?: string;
  readonly candidate?: string;
  readonly id?: string;
  readonly withdraw?: true;
  readonly note: string;
  readonly author?: string;
}

function print(value: unknown): void {
  process.stdout.write(`${printableJson(value, 2)}\n`);
}

/** `gongkai agency resolve`: what a name alone, or beside a place, says of a body. */
function runResolve(name: string, { place, url }: { readonly place?: string; readonly url?: string }): void {
  const mention = { name, place: place ?? null, evidence: [] };
  print(resolveAgency({ mention, url: url ?? null }));
}

const PAGE_SIZE = 100;

/** `gongkai agency uncertain`: the reports that wait for somebody to say whose they are, a JSON line each. */
async function runUncertain(): Promise<void> {
  const platform = await openPlatform();
  try {
    const filter = { agencyMatches: ["uncertain", "unknown"] } as const;
    let after: Position | undefined;
    for (;;) {
      const request = { size: PAGE_SIZE, from: "start", after } as const;
      const page = await listReports(platform.database, filter, "newestYearFirst", request);
      const versions = page.items.map(({ item }) => item.versionId);
      const details = await detailsOfVersions(platform.database, versions);
      for (const { item } of page.items) {
        const { id, year, title, agencyMatch, versionId } = item;
        const { agencyMention, agencyCandidates } = details.get(versionId) ?? {};
        const candidates = agencyCandidates?.map(({ agency, because }) => ({ name: agency.name, because }));
        const name = agencyMention?.name ?? null;
        const line = { id, year, title, agencyMatch, name, candidates: candidates ?? [] };
        process.stdout.write(jsonLine(line));
      }
      if (!page.hasNext) return;
      after = page.items.at(-1)?.position;
    }
  } finally {
    await platform.close();
  }
}

/** The one body that a name names. */
function namedAgency(name: string): AgencyDescription {
  const { agency, candidates } = resolveAgency({ mention: { name, place: null, evidence: [] } });
  if (agency !== null) return agency;
  const names = candidates.map((candidate) => candidate.agency.name).join(", ");
  const found = names === "" ? "names no one body" : `can name ${names}`;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `"${name}" ${found}. Give the full name of the body, beginning with its place.`,
  );
}

/** The body that options name for a report; null to go by the text alone again. */
async function chosenAgency(
  { database }: Platform,
  reportId: string,
  { as: name, candidate, id, withdraw }: SettleOptions,
): Promise<string | AgencyLine | null> {
  const given = [name, candidate, id, withdraw].filter((option) => option !== undefined);
  if (given.length !== 1) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "Give one of --as NAME, --candidate NUMBER, --id ID and --withdraw.",
    );
  }
  if (withdraw) return null;
  if (id !== undefined) return id;
  if (name !== undefined) return registryLine(namedAgency(name));
  const [report] = await reportsByIds(database, [reportId]);
  const versionId = report?.versionId ?? 0;
  const details = (await detailsOfVersions(database, [versionId])).get(versionId);
  const candidates = details?.agencyCandidates ?? [];
  const chosen = candidates[Number(candidate) - 1];
  if (chosen !== undefined) return chosen;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `Report ${reportId} has ${candidates.length} candidates and no number ${candidate}. \`gongkai agency uncertain\` lists them.`,
  );
}

/** `gongkai agency settle`: says whose report one is. */
async function runSettle(reportId: string, options: SettleOptions): Promise<void> {
  const platform = await openPlatform();
  try {
    const author = authorOr(options.author);
    const agency = await chosenAgency(platform, reportId, options);
    const settled = await settleAgency(platform.database, { reportId, agency, author, note: options.note });
    await checkStored(platform, () => false);
    await platform.index();
    process.stdout.write(`${reportId} is settled and is now ${settled.reportId}\n`);
  } finally {
    await platform.close();
  }
}

/** Adds `gongkai agency` with its subcommands. */
export function addAgencyCommands(program: Command): void {
  const agency = program.command("agency").description("Find out and say whose report one is.");
  agency
    .command("resolve")
    .description("Print what the registry makes of a name: kind, level, region, parent, candidates.")
    .argument("<name>", "the name of a body, in Simplified script")
    .option("--place <place>", "a place that stands beside it, such as 珠海市")
    .option("--url <url>", "the address of its page")
    .action(runResolve);
  agency
    .command("uncertain")
    .description("List the reports whose agency is uncertain or unknown, with candidates, a JSON line each.")
    .action(runUncertain);
  agency
    .command("settle")
    .description("Say whose report one is. It holds for every later reading of the same document.")
    .argument("<report>", "the id of the report")
    .option("--as <name>", "the full name of the body, beginning with its place")
    .option("--candidate <number>", "one of the report's candidates, from 1")
    .option("--id <id>", "the id of an agency in the database")
    .option("--withdraw", "go by the text alone again")
    .option("--note <text>", "why", "")
    .option("--author <name>", "who says so; your user name by default")
    .action(runSettle);
}
