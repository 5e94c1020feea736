import type { LocalizedText } from "@gongkai/schema";

/** A language that results are rendered in. */
export type Language = keyof LocalizedText;
