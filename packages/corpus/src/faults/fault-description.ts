/** What is said of a fault that can be planted. */
export interface FaultDescription {
  /** What the office got wrong, in Chinese and in English. */
  readonly zh: string;
  readonly en: string;
  /** The rules that can see it. At least one of them has to fail where everything it needs was read. */
  readonly expects: readonly string[];
}
