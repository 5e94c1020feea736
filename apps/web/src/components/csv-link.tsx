import type { ReactNode } from "react";
import { type AddressParameters, withParameters } from "../app/paths.ts";
import { useLanguage } from "../language/language.ts";

/**
 * A link that downloads rows as CSV from the server's `/v1/NAME.csv`, narrowed down by `filter`, whose fields are those of
 * `ReportFilter` or `AgencyFilter`. Chinese visitors get a byte order mark, without which Excel garbles the file.
 */
export function CsvLink({
  name,
  filter = {},
  children,
}: {
  readonly name: "reports" | "agencies" | "figures" | "figures-2019" | "figures-2021" | "codebook";
  readonly filter?: AddressParameters;
  readonly children: ReactNode;
}) {
  const bom = useLanguage() === "zh" && name !== "codebook" ? "true" : null;
  return (
    <a href={withParameters(`/v1/${name}.csv`, { ...filter, bom })} download>
      {children}
    </a>
  );
}
