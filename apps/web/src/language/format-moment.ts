import { LANGUAGE_TAGS, type Language } from "./language.ts";

/** A moment, given as ISO 8601, in the time of the visitor: 2024年3月1日 09:30. */
export function formatMoment(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { dateStyle: "long", timeStyle: "short" }).format(
    new Date(moment),
  );
}
