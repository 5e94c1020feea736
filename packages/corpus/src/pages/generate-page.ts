import { generateAgencies } from "../agencies/agency.ts";
import { SYNTHETIC_NOTICE } from "../document/page-noise.ts";
import { narrowPunctuation } from "../document/punctuation.ts";
import { createRandom } from "../random.ts";
import type { CorpusPage, PageKind } from "./page.ts";
import { PAGE_WRITERS } from "./page-writers.ts";
import { printHtmlPage, printTextPage } from "./print-page.ts";

/** What a page is wanted of; what is left out is drawn from the seed. */
export interface PageRequest {
  readonly seed: number;
  readonly kind: PageKind;
  readonly mediaType?: "text/plain" | "text/html" | undefined;
}

/**
 * Generates a page that holds no report, of a kind that is found beside reports and easily taken for one.
 *
 * The same request gives the same page, character by character.
 */
export function generatePage({ seed, kind, mediaType }: PageRequest): CorpusPage {
  const random = createRandom(seed).fork(`page/${kind}`);
  const agency = random.pick(generateAgencies({ seed, count: 1 }));
  const content = PAGE_WRITERS[kind]({ random, agency, year: random.integer(2019, 2023) });
  const type = mediaType ?? random.pick(["text/plain", "text/plain", "text/html"] as const);
  const footer = `网站地图 版权所有：${agency.name} ${SYNTHETIC_NOTICE}`;
  const isNarrow = type === "text/plain" && random.chance(0.5);
  const asPrinted = isNarrow ? narrowPunctuation : (text: string) => text;
  return {
    name: `${agency.name}-${kind}-${seed}.${type === "text/html" ? "html" : "txt"}`,
    kind,
    title: asPrinted(content.title),
    text: type === "text/html" ? printHtmlPage(content, footer) : asPrinted(printTextPage(content, footer)),
    mediaType: type,
  };
}
