import { DocumentError } from "@gongkai/schema";
import { cleanName } from "./clean-name.ts";
import type { ContainedItem } from "./contained-item.ts";
import type { ContainerFields, ContainerLimits } from "./container-options.ts";

/** What is known of a document besides its bytes. */
export interface Label {
  readonly name: string;
  readonly url: string | null;
  readonly seenAt: Date | null;
}

/** Settings of one reading, all filled in. */
export interface ReadingSettings {
  readonly fields: ContainerFields;
  readonly limits: ContainerLimits;
  readonly binaries: boolean;
  readonly skip: (ordinal: number) => boolean;
  readonly signal: AbortSignal | null;
}

/** One reading of one input: numbers its documents and keeps what they may ask for. */
export class Reading {
  readonly settings: ReadingSettings;
  #ordinal = 0;
  #passedOver = 0;
  #bytesRead = 0;
  #expanded = 0;

  constructor(settings: ReadingSettings) {
    this.settings = settings;
  }

  get passedOver(): number {
    return this.#passedOver;
  }

  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Counts bytes of the input itself. */
  countRead(bytes: number): void {
    this.#bytesRead += bytes;
    this.settings.signal?.throwIfAborted();
  }

  /** Counts bytes of the input up to a sum of them, for what is not read in its order. */
  countReadUpTo(bytes: number): void {
    this.countRead(Math.max(0, bytes - this.#bytesRead));
  }

  /** Whether nothing more may be read, because the input expands to too much. */
  get isExhausted(): boolean {
    const { expansion, freeExpansion } = this.settings.limits;
    return this.#expanded > freeExpansion && this.#expanded > expansion * this.#bytesRead;
  }

  /**
   * Counts bytes that something in the input expanded to.
   *
   * @throws DocumentError DOCUMENT_TOO_LARGE when that is more than the input may expand to.
   */
  countExpanded(bytes: number): void {
    this.#expanded += bytes;
    if (!this.isExhausted) return;
    const { expansion } = this.settings.limits;
    throw new DocumentError(
      "DOCUMENT_TOO_LARGE",
      `The input expands to more than ${expansion} times its size, as a decompression bomb does, so it is not read further. If it is honest, unpack it and ingest what is in it.`,
    );
  }

  /** Counts a document that nothing more is asked of: it cannot hold a report. */
  passOver(): void {
    this.#ordinal += 1;
    this.#passedOver += 1;
  }

  /** Whether the next document is known from an earlier reading; if so it is counted. */
  skipsNext(): boolean {
    if (!this.settings.skip(this.#ordinal)) return false;
    this.#ordinal += 1;
    return true;
  }

  /** The next document as an item. Ask {@link skipsNext} before. */
  document({ name, url, seenAt }: Label, bytes: Uint8Array): ContainedItem {
    const ordinal = this.#ordinal;
    this.#ordinal += 1;
    return { kind: "document", document: { ordinal, name: this.label(name), url, seenAt, bytes } };
  }

  /** The failure of the next document. Ask {@link skipsNext} before. */
  failure(name: string, error: DocumentError): ContainedItem {
    const ordinal = this.#ordinal;
    this.#ordinal += 1;
    return { kind: "failure", ordinal, name: this.label(name), error };
  }

  /** A name as it may be shown. */
  label(name: string): string {
    return cleanName(name, this.settings.limits.nameLength);
  }
}
