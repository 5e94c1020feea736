import { formCells } from "@gongkai/schema";
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
  return new Map(formCells(input.edition).map(({ address }) => [address, figureAt(all, address)]));
}
