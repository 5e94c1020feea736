import type { Page } from "playwright-core";

/** How a page is looked at. */
export interface View {
  readonly language: "zh" | "en";
  readonly colours: "light" | "dark";
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

/** The width of a small phone, and of a desk. */
const PHONE = 360;
export const DESK = 1280;

/** Both languages and both colours, on a phone and at a desk. */
export const VIEWS: readonly View[] = [
  { language: "zh", colours: "light", width: PHONE },
  { language: "zh", colours: "dark", width: DESK },
  { language: "en", colours: "light", width: DESK },
  { language: "en", colours: "dark", width: PHONE },
];

/** Gives a window a width and its visitor's colours, for the screen. */
export async function showAs(page: Page, { colours, width }: Omit<View, "language">): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: colours, media: "screen" });
}
