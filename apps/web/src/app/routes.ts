import type { LocalizedText } from "@gongkai/schema";
import type { ComponentType } from "react";
import { createLatePart } from "../components/late-part.tsx";
import { PageSkeleton } from "../components/skeleton.tsx";

/** The parameters that a pattern of addresses names: `{ id: string }` for `/agencies/:id`. */
type ParametersOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Readonly<Record<Name, string>> & ParametersOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Readonly<Record<Name, string>>
    : object;

/** The page at an address. */
export interface PageRoute {
  /** The pattern of the address; `:name` is a parameter that the page gets as a property. */
  readonly path: string;
  /** What the menu calls the page; null where it is not in the menu. */
  readonly menu: LocalizedText | null;
  readonly Page: ComponentType<Readonly<Record<string, string>>>;
  /** Begins to fetch the code of the page, which is then there sooner. */
  readonly begin: () => void;
}

/** Declares a page, whose code is fetched when it is first shown. */
function page<Path extends string>(
  path: Path,
  load: () => Promise<ComponentType<ParametersOf<Path>>>,
  menu: LocalizedText | null = null,
): PageRoute {
  const { Part, begin } = createLatePart(load, PageSkeleton);
  // It is drawn with what the pattern found in the address, which are just these parameters.
  return { path, menu, Page: Part as unknown as PageRoute["Page"], begin };
}

/** Every page, in the order of the menu. */
export const ROUTES: readonly PageRoute[] = [
  page("/", async () => (await import("../pages/home/home-page.tsx")).HomePage, { zh: "首页", en: "Home" }),
  page("/search", async () => (await import("../pages/search/search-page.tsx")).SearchPage, {
    zh: "检索",
    en: "Search",
  }),
  page("/agencies/:id", async () => (await import("../pages/agency/agency-page.tsx")).AgencyPage),
  page("/reports/:id", async () => (await import("../pages/report/report-page.tsx")).ReportPage),
  page("/compare", async () => (await import("../pages/compare/compare-page.tsx")).ComparePage, {
    zh: "比较",
    en: "Compare",
  }),
  page("/figures", async () => (await import("../pages/figures/figures-page.tsx")).FiguresPage, {
    zh: "数字",
    en: "Figures",
  }),
  page("/check", async () => (await import("../pages/check/check-page.tsx")).CheckPage, {
    zh: "核对",
    en: "Check",
  }),
  page("/rules", async () => (await import("../pages/rules/rules-page.tsx")).RulesPage, {
    zh: "规则",
    en: "Rules",
  }),
  page("/codebook", async () => (await import("../pages/codebook/codebook-page.tsx")).CodebookPage, {
    zh: "数据说明",
    en: "Codebook",
  }),
];

/** Begins to fetch the code of the page at an address, before anything is drawn. */
export function beginPage(address: string): void {
  const fits = ({ path }: PageRoute) => new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`).test(address);
  ROUTES.find(fits)?.begin();
}
