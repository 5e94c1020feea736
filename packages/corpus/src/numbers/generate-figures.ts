import type { Edition } from "@gongkai/schema";
import { printedPlaces } from "../document/printed-form.ts";
import { PLAIN_TABLES, type TableHabits } from "../document/table-habits.ts";
import { type Figures, type FiguresInput, figureAt } from "./figures.ts";
import { generateProactiveDisclosure } from "./proactive-disclosure.ts";
import { generateRemedies } from "./remedies.ts";
import { generateRequests } from "./requests.ts";

/** The numbers of one agency and year, at every place of the form and in printed order. */
export function generateFigures(input: FiguresInput): Figures {
  const fork = (label: string): FiguresInput => ({ ...input, random: input.random.fork(label) });
  const requests = generateRequests(fork("requests"));
  const all: Figures = new Map([
    ...generateProactiveDisclosure(fork("proactiveDisclosure")),
    ...requests,
    ...generateRemedies(fork("remedies"), requests),
  ]);
  const places = printedPlaces(input.edition, PLAIN_TABLES);
  return new Map(places.map(({ address }) => [address, figureAt(all, address)]));
}

const OTHER_EDITION: Readonly<Record<Edition, Edition>> = { "2019": "2021", "2021": "2019" };

/**
 * The numbers of a report whose tables follow two forms: those of its edition, and those of the other edition at
 * the places of the parts that follow it.
 */
export function generateMixedFigures(input: FiguresInput, tables: TableHabits): Figures {
  const own = generateFigures(input);
  const foreign = printedPlaces(input.edition, tables).filter(({ edition }) => edition !== input.edition);
  if (foreign.length === 0) return own;
  const other = generateFigures({ ...input, edition: OTHER_EDITION[input.edition] });
  return new Map([...own, ...foreign.map(({ address }) => [address, figureAt(other, address)] as const)]);
}
