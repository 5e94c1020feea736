import type { ContainerOptions } from "@gongkai/containers";

/** What JSON Lines call their fields, as options of a command say it. */
export interface FieldOptions {
  readonly textField?: string;
  readonly htmlField?: string;
  readonly urlField?: string;
  readonly dateField?: string;
}

/** The fields that the options name; where they name none, the names that corpora use are tried. */
export function namedFields({
  textField,
  htmlField,
  urlField,
  dateField,
}: FieldOptions): NonNullable<ContainerOptions["fields"]> {
  return {
    ...(textField === undefined ? {} : { text: [textField] }),
    ...(htmlField === undefined ? {} : { html: [htmlField] }),
    ...(urlField === undefined ? {} : { url: [urlField] }),
    ...(dateField === undefined ? {} : { date: [dateField] }),
  };
}
