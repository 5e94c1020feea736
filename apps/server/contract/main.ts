/**
 * Holds the schema against the contract of the last release, `schema.graphql` beside this file. Breaks fail, unless
 * `accepted-breaks.json` names them with a reason; dangerous changes are told.
 *
 *     node --import tsx apps/server/contract/main.ts            compares
 *     node --import tsx apps/server/contract/main.ts --renew    takes the schema for the contract, on a release
 */
import { readFileSync, writeFileSync } from "node:fs";
import { printedSchema } from "../src/index.ts";
import { type AcceptedBreak, compareContracts } from "./compare-contracts.ts";

const CONTRACT = new URL("schema.graphql", import.meta.url);
const ACCEPTED = new URL("accepted-breaks.json", import.meta.url);

if (process.argv.includes("--renew")) {
  writeFileSync(CONTRACT, printedSchema());
  writeFileSync(ACCEPTED, "[]\n");
} else {
  // A list that people write, of the shape that its reader documents.
  const accepted = JSON.parse(readFileSync(ACCEPTED, "utf8")) as readonly AcceptedBreak[];
  const unreasoned = accepted.filter(({ reason }) => !reason).map((each) => each.break);
  const { breaking, dangerous, stale } = compareContracts(
    readFileSync(CONTRACT, "utf8"),
    printedSchema(),
    accepted,
  );
  const faults = [
    ["Breaks clients. Keep it, or accept it with a reason in accepted-breaks.json", breaking],
    ["Accepted, but does not happen. Take it out of accepted-breaks.json", stale],
    ["Accepted without a reason. Say in accepted-breaks.json why", unreasoned],
  ] as const;
  for (const line of dangerous) console.log(`May change how clients behave: ${line}`);
  for (const [complaint, lines] of faults) for (const line of lines) console.error(`${complaint}: ${line}`);
  if (faults.some(([, lines]) => lines.length > 0)) process.exitCode = 1;
}
