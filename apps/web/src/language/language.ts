import type { LocalizedText } from "@gongkai/schema";
import { createChoice } from "../app/choice.ts";

/** A language of the pages. */
export type Language = keyof LocalizedText;

/** The tags by which browsers and screen readers know the languages. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

const LANGUAGE = createChoice<Language>({
  name: "lang",
  values: ["zh", "en"],
  apply(language) {
    document.documentElement.lang = LANGUAGE_TAGS[language];
  },
});

/** The language that the pages are in. A {@link LocalizedText} is spoken by `text[useLanguage()]`. */
export const useLanguage = LANGUAGE.use;

/** Changes the language of all pages and remembers it. */
export const chooseLanguage = LANGUAGE.choose;
