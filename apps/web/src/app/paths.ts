/** Parameters of an address; what is null, undefined or empty is left out, and lists are joined by commas. */
export type AddressParameters = Readonly<
  Record<string, string | number | readonly (string | number)[] | null | undefined>
>;

/** An address with parameters. */
export function withParameters(path: string, parameters: AddressParameters = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = value === null || value === undefined ? "" : String(value);
    if (text !== "") search.set(name, text);
  }
  // Commas may stand in addresses as they are, and are easier to read so.
  const query = search.toString().replaceAll("%2C", ",");
  return query === "" ? path : `${path}?${query}`;
}

/** The addresses of all pages. Ids are global ids. */
export const PATHS = {
  home: () => "/",
  search: (parameters?: AddressParameters) => withParameters("/search", parameters),
  agency: (id: string) => `/agencies/${id}`,
  /** `section` is the value of `SectionId` that the page begins at. */
  report: (id: string, section?: string) => `/reports/${id}${section === undefined ? "" : `#${section}`}`,
  compare: (parameters?: AddressParameters) => withParameters("/compare", parameters),
  figures: (parameters?: AddressParameters) => withParameters("/figures", parameters),
  check: () => "/check",
  codebook: () => "/codebook",
  rules: (rule?: string) => (rule === undefined ? "/rules" : `/rules#${rule}`),
} as const;
