import { type Language, useLanguage } from "./language.ts";

/** The texts of a page or component in every language: the same keys, strings or functions that make them. */
export type Texts<Keys> = Readonly<Record<Language, Keys>>;

/**
 * Declares texts. The Chinese ones say which keys there are; an English one that is missing or too many does not compile.
 *
 *     const TEXTS = defineTexts({
 *       zh: { title: "检索", hits: (count: string) => `${count} 处` },
 *       en: { title: "Search", hits: (count) => `${count} hits` },
 *     });
 */
export function defineTexts<Keys>(texts: { readonly zh: Keys; readonly en: NoInfer<Keys> }): Texts<Keys> {
  return texts;
}

/** The texts in the language that the pages are in. */
export function useTexts<Keys>(texts: Texts<Keys>): Keys {
  return texts[useLanguage()];
}
