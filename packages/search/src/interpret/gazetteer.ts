/** A name that means an agency or a region. */
export interface GazetteerEntry {
  /** Normalised by `searchable` of `@gongkai/text`. */
  readonly name: string;
  /**
   * `full` and `alias` are an agency's own names, `region` is a region's; `short` is either one's name with a shorter
   * place (宿迁公安局, 宿迁), `bare` an agency's without any (公安局).
   */
  readonly kind: "full" | "alias" | "region" | "short" | "bare";
  /** Null where the name is a region's. */
  readonly agencyId: string | null;
  /** GB/T 2260 code, six digits: the region's, or that of the agency's own region where it is known. */
  readonly regionCode: string | null;
  /** The full name of the agency or region, for people. */
  readonly fullName: string;
}

/** Knows the names of agencies and regions. */
export interface Gazetteer {
  /**
   * What each of the names means, in no order. Of names that mean very many agencies only some entries come back,
   * those first that are in a region which is among the names too.
   *
   * @param names normalised by `searchable`
   */
  find(names: readonly string[]): Promise<readonly GazetteerEntry[]>;
}

/** The longest name that is looked up, in UTF-16 units. */
export const LONGEST_NAME = 40;

/** Whether everything in the region `inner` is in the region `outer`: a code without its zeros begins those inside it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.replace(/(?:00){1,2}$/, ""));
}
