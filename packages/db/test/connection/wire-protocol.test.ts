import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/index.ts";
import { message, STARTUP } from "./wire-message.ts";

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const CANCEL_REQUEST = Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 0]);
const NO_PARAMETERS = "\0\0";

describe("The door of an embedded database", () => {
  let directory: string;
  let database: Database;
  let address: string;
  let token: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "gongkai-db-"));
    database = await openDatabase({ directory, role: "server" });
    ({ address, token } = JSON.parse(await readFile(join(directory, "owner.json"), "utf8")));
  });

  afterAll(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Sends bytes in the given pieces and gives everything that comes back until the door closes. */
  async function converse(pieces: readonly Buffer[]): Promise<Buffer> {
    const socket = connect({ path: address });
    const answers: Buffer[] = [];
    socket.on("data", (answer: Buffer) => answers.push(answer));
    const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    socket.on("error", () => undefined);
    for (const piece of pieces) {
      socket.write(piece);
      // Gives the piece a chance to be read by itself.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await closed;
    return Buffer.concat(answers);
  }

  function conversation(): Buffer {
    return Buffer.concat([
      SSL_REQUEST,
      STARTUP,
      message("p", `${token}\0`),
      message("Q", "SELECT 'simple' AS a; SELECT 2\0"),
      message("P", "named\0SELECT 'extended'\0", NO_PARAMETERS),
      message("B", "\0named\0", NO_PARAMETERS, NO_PARAMETERS, NO_PARAMETERS),
      message("D", "P\0"),
      message("E", "\0\0\0\0\0"),
      message("S"),
      message("Q", "SELEC\0"),
      message("P", "\0SELECT 1/0\0", NO_PARAMETERS),
      message("B", "\0\0", NO_PARAMETERS, NO_PARAMETERS, NO_PARAMETERS),
      message("E", "\0\0\0\0\0"),
      message("S"),
      message("C", "Snamed\0"),
      message("S"),
      message("X"),
    ]);
  }

  /** Leaves out what differs between any two connections: the numbers of BackendKeyData. */
  function comparable(answer: Buffer): string {
    const text = answer.toString("latin1");
    const keyData = text.indexOf("K\0\0\0\x0c");
    return text.slice(0, keyData) + text.slice(keyData + 13);
  }

  it("answers the same, however the bytes are cut", async () => {
    const bytes = conversation();
    const whole = comparable(await converse([bytes]));
    for (const part of ["simple", "extended", "C42601", "C22012"]) expect(whole).toContain(part);
    // Never at the very end: the door closes on the last byte, and what a client writes after that fails.
    const cut = fc.integer({ min: 1, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(cut, { maxLength: 60 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(comparable(await converse(pieces))).toBe(whole);
      }),
      { numRuns: 25 },
    );
  });

  it("answers queries that were sent before the earlier ones had been answered, in order", async () => {
    const questions = Array.from({ length: 50 }, (_, n) => message("Q", `SELECT 'answer ${n}.'\0`));
    const login = [STARTUP, message("p", `${token}\0`)];
    const answer = (await converse([Buffer.concat([...login, ...questions, message("X")])])).toString(
      "latin1",
    );
    const places = questions.map((_, n) => answer.indexOf(`answer ${n}.`));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each([
    ["a request to cancel", CANCEL_REQUEST],
    ["nothing of the protocol", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
    ["a startup packet that is too long", Buffer.from([0x7f, 0xff, 0xff, 0xff, 0, 3, 0, 0])],
    ["a query before the token", Buffer.concat([STARTUP, message("Q", "DROP SCHEMA public\0")])],
  ])("closes on %s and goes on serving others", async (_, bytes) => {
    const answer = await converse([bytes]);
    expect(answer.toString("latin1")).not.toContain("Z\0\0\0\x05");
    expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("closes on a message that is no message, with what was open rolled back", async () => {
    await converse([
      STARTUP,
      message("p", `${token}\0`),
      message("Q", "BEGIN; CREATE TABLE never (id int)\0"),
      Buffer.from("?\xff\xff\xff\xff", "latin1"),
    ]);
    const { rows } = await database.pool.query("SELECT to_regclass('never') AS found");
    expect(rows).toEqual([{ found: null }]);
  });
});
