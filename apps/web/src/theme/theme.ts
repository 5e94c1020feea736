import { createChoice } from "../app/choice.ts";

/** Which colours the pages have; `auto` follows the visitor's system. */
export type Theme = "auto" | "light" | "dark";

const THEME = createChoice<Theme>({
  name: "theme",
  values: ["auto", "light", "dark"],
  apply(theme) {
    document.documentElement.dataset.theme = theme;
  },
});

/** The colours that are chosen. */
export const useTheme = THEME.use;

/** Changes the colours of all pages and remembers them. */
export const chooseTheme = THEME.choose;
