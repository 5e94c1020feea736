export type { ContainedDocument, ContainedItem } from "./contained-item.ts";
export type { ContainerFormat } from "./container-format.ts";
export type { ContainerFields, ContainerLimits, ContainerOptions } from "./container-options.ts";
export { type InputToOpen, type OpenedInput, openInput } from "./open-input.ts";
