/** One text for people, in both languages of the interface. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}
