import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/** Writes one value that is not null, behind the length of what it writes. */
type WriteValue = (writer: BinaryRowWriter, value: unknown) => void;

/** What has a number in rows until it gets its id. */
type Numbered = "version" | "fingerprint";

/** Where ids are to be written, and the number of what each is the id of: offset and number in turn. */
export type LaterIds = Readonly<Record<Numbered, readonly number[]>>;

/** A column of a table, by the key it has in rows. */
interface BinaryColumn {
  readonly key: string;
  readonly write: WriteValue;
  /** What its values are numbers of, whose ids are known only when the rows go to the database. */
  readonly later: Numbered | undefined;
}

/** The columns of a table that are written, in the order in which they are written. */
export interface BinaryColumns {
  /** Their names in SQL. */
  readonly names: readonly string[];
  readonly columns: readonly BinaryColumn[];
}

/** Before each value. */
const LENGTH_BYTES = 4;
const FIRST_CAPACITY = 1 << 18;
/** No UTF-16 unit takes more bytes in UTF-8. */
const MOST_BYTES_OF_A_UNIT = 3;
/** PostgreSQL counts time from 2000-01-01. */
const EPOCH_MILLISECONDS = 946_684_800_000;
const INTEGER_OID = 23;
const TWO_TO_32 = 2 ** 32;

/**
 * Writes rows as PostgreSQL's binary COPY takes them: two bytes with the number of columns, then each value in its type's
 * binary form behind its length in four bytes.
 *
 * Values that are not what their column holds make rows that PostgreSQL refuses, or worse; rows are typed by their
 * tables.
 */
export class BinaryRowWriter {
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
  #length = 0;
  #later: Record<Numbered, number[]> = { version: [], fingerprint: [] };

  get length(): number {
    return this.#length;
  }

  /** Starts again. */
  clear(): void {
    this.#length = 0;
    this.#later = { version: [], fingerprint: [] };
  }

  /** Where ids are still to be written. */
  get later(): LaterIds {
    return this.#later;
  }

  /** A copy of the bytes, in a buffer of their own. */
  copy(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }

  /** The bytes themselves, until more are written. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  row({ columns }: BinaryColumns, row: Readonly<Record<string, unknown>>): void {
    this.#reserve(2);
    this.#length = this.#bytes.writeInt16BE(columns.length, this.#length);
    for (const { key, write, later } of columns) {
      const value = row[key];
      if (later !== undefined) this.#later[later].push(this.#length + LENGTH_BYTES, Number(value));
      if (value === null || value === undefined) this.integer(-1);
      else write(this, value);
    }
  }

  integer(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeInt32BE(value, this.#length);
  }

  bigint(value: number): void {
    const high = Math.floor(value / TWO_TO_32);
    this.integer(high);
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value - high * TWO_TO_32, this.#length);
  }

  double(value: number): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeDoubleBE(value, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#length = this.#bytes.writeUInt8(value, this.#length);
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  utf8(text: string): void {
    this.#reserve(text.length * MOST_BYTES_OF_A_UNIT);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Writes something behind its length. */
  measured(write: () => void): void {
    this.integer(0);
    const start = this.#length;
    write();
    this.#bytes.writeInt32BE(this.#length - start, start - 4);
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

// Values have the types of their columns, as Drizzle states them for rows.
const WRITERS: Readonly<Record<string, WriteValue>> = {
  bigint(writer, value) {
    writer.integer(8);
    writer.bigint(value as number);
  },
  integer(writer, value) {
    writer.integer(4);
    writer.integer(value as number);
  },
  "double precision"(writer, value) {
    writer.integer(8);
    writer.double(value as number);
  },
  boolean(writer, value) {
    writer.integer(1);
    writer.byte(value === true ? 1 : 0);
  },
  text: (writer, value) => writer.measured(() => writer.utf8(value as string)),
  jsonb(writer, value) {
    const json = JSON.stringify(value);
    writer.measured(() => {
      // The version of the binary form.
      writer.byte(1);
      writer.utf8(json);
    });
  },
  bytea: (writer, value) => writer.measured(() => writer.bytes(value as Uint8Array)),
  "integer[]"(writer, value) {
    const items = value as readonly number[];
    writer.measured(() => {
      // One dimension, no nulls, of integers, so many of them, counted from one.
      for (const part of [1, 0, INTEGER_OID, items.length, 1]) writer.integer(part);
      for (const item of items) {
        writer.integer(4);
        writer.integer(item);
      }
    });
  },
  "timestamp with time zone"(writer, value) {
    writer.integer(8);
    writer.bigint(((value as Date).getTime() - EPOCH_MILLISECONDS) * 1000);
  },
};

/** What a table's columns have that is not in its rows. */
interface UnknownColumns<Table extends PgTable> {
  /** Those that PostgreSQL fills in itself. */
  readonly filledIn?: readonly (keyof Table["_"]["columns"] & string)[];
  /** Those whose ids come later; rows hold numbers in their place. */
  readonly later?: { readonly [Key in keyof Table["_"]["columns"] & string]?: Numbered };
}

/** How the rows of a table are written. */
export function binaryColumns<Table extends PgTable>(
  table: Table,
  { filledIn = [], later = {} }: UnknownColumns<Table> = {},
): BinaryColumns {
  const numbered: Readonly<Record<string, Numbered | undefined>> = later;
  const unwritten = new Set<string>(filledIn);
  const written = Object.entries(getTableColumns(table)).filter(([key]) => !unwritten.has(key));
  return {
    names: written.map(([, column]) => column.name),
    columns: written.map(([key, column]) => {
      const write = WRITERS[column.getSQLType()];
      if (write === undefined)
        throw new Error(`Nothing here writes the type ${column.getSQLType()} of ${key}.`);
      return { key, write, later: numbered[key] };
    }),
  };
}
