import {
  type Rereading,
  type SourceToRead,
  type Verification,
  type VerifiedInvariant,
  verifyStore,
} from "@gongkai/db";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReports } from "@gongkai/parser";
import { openPlatform } from "../open-platform.ts";
import { jsonLine, printable } from "../terminal/printable.ts";

/** Settings of `gongkai verify`. */
export interface VerifyCommandOptions {
  /** Whether to compute what the content comes to. */
  readonly digest: boolean;
  /** What it should come to. */
  readonly expect?: string;
  /** How many current versions to put together again from their parts. */
  readonly rebuild?: number;
  /** How many stored sources to read again. */
  readonly reread?: number;
  readonly json: boolean;
}

/** What a source is read as: by each of its addresses, because a reading may depend on it. */
async function readSource({ name, bytes, urls }: SourceToRead): ReturnType<Rereading["read"]> {
  const readings = [];
  for (const url of urls) {
    const source = await openDocument(name, bytes, url === null ? {} : { url });
    const { reports, diagnostics } = parseReports(source);
    for (const reading of reports) {
      readings.push({ report: reading.report, diagnostics: [...diagnostics, ...reading.diagnostics] });
    }
  }
  return readings;
}

function describe({
  name,
  meaning,
  holds,
  skipped,
  breaches,
  hasMore,
}: VerifiedInvariant): readonly string[] {
  if (holds === null) return [`not looked at  ${name}: ${skipped ?? ""}`];
  const head = `${holds ? "holds         " : "BROKEN        "} ${name}: ${meaning}`;
  const lines = breaches.map(({ of, problem }) => `                 ${of} ${problem}`);
  return [head, ...lines, ...(hasMore ? ["                 … and more"] : [])];
}

function print({ invariants, digest, holds }: Verification, where: string): void {
  for (const invariant of invariants) {
    for (const line of describe(invariant)) process.stdout.write(`${printable(line)}\n`);
  }
  if (digest !== null) process.stdout.write(`digest         ${digest.digest}\n`);
  process.stdout.write(`${holds ? "no breach was found" : "something is wrong"} · ${where}\n`);
}

/** `gongkai verify`: looks for breaches of what must hold of the database. Exit status 1 says that there are some. */
export async function runVerify({
  digest,
  expect,
  rebuild,
  reread,
  json,
}: VerifyCommandOptions): Promise<void> {
  const platform = await openPlatform();
  try {
    const verification = await verifyStore(platform.database, {
      digest,
      expectedDigest: expect,
      rebuilt: rebuild,
      recheck:
        reread === undefined
          ? undefined
          : { sample: reread, parserVersion: PARSER_VERSION, read: readSource },
    });
    if (json) process.stdout.write(jsonLine(verification));
    else print(verification, platform.database.description);
    if (!verification.holds) process.exitCode = 1;
  } finally {
    await platform.close();
  }
}
