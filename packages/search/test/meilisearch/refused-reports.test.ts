import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { documentOf, revisionOf } from "../fixture.ts";
import { answer, fail, onRequest, onTask, whenWaitedFor } from "./scripted-server.ts";
import { BROWSE, REPORTS, useScriptedSetting } from "./scripted-setting.ts";

describeDatabases("a Meilisearch server that does not take everything", (databases) => {
  const setting = useScriptedSetting(databases);

  it("gets everything but the reports that it refuses, and those are told with the reason", async () => {
    const { server, engine, writeToPostgres, held } = setting();
    server.refuse = ({ document }) =>
      document === "c" || document === "f" ? `Nothing like ${document}.` : null;
    await engine.prepare();
    await writeToPostgres(REPORTS);
    const { reports, refused } = await engine.synchronise();
    expect(held()).toEqual(["a", "b", "d", "e", "g"]);
    expect(reports).toBe(5);
    expect(refused).toEqual([
      { reportId: "report-c", reason: "Nothing like c." },
      { reportId: "report-f", reason: "Nothing like f." },
    ]);
    expect(await engine.progress()).toMatchObject({ behind: 0, refused });
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });

    server.refuse = ({ document }) => (document === "f" ? "Still nothing like f." : null);
    await writeToPostgres([documentOf({ id: "c", text: "改过。", revision: 2 })]);
    expect(await engine.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(held()).toEqual(["a", "b", "c", "d", "e", "g"]);
    expect((await engine.progress()).refused).toEqual([{ reportId: "report-f", reason: "Nothing like f." }]);
    await engine.remove([revisionOf("report-f")]);
    expect((await engine.progress()).refused).toEqual([]);
  });

  it("is not asked for exact counts while it lacks reports, be they behind or refused", async () => {
    const { server, engine, fill, writeToPostgres } = setting();
    const relation = async () => (await engine.search(BROWSE)).total.relation;
    await fill();
    expect(await relation()).toBe("exact");
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    expect(await relation()).toBe("atLeast");
    expect(server.requests.at(-1)?.body).toContain('NOT reportId IN [\\"report-h\\"]');
    server.refuse = ({ document }) => (document === "h" ? "No." : null);
    await engine.synchronise();
    expect(await relation()).toBe("atLeast");
    await engine.remove([revisionOf("report-h", 2)]);
    expect(await relation()).toBe("exact");
  });

  it("loses nothing of a report that it refuses but its former documents", async () => {
    const { server, engine, fill, held } = setting();
    await fill();
    server.refuse = ({ document }) => (document === "b" ? "No." : null);
    await engine.put([documentOf({ id: "b", text: "改过。", revision: 2 })]);
    expect(held()).toEqual(["a", "c", "d", "e", "f", "g"]);
    expect((await engine.progress()).refused).toEqual([{ reportId: "report-b", reason: "No." }]);
  });

  it("gets a batch that is too large in pieces, down to single sections", async () => {
    const { server, engine, fill, held } = setting();
    const sections = [0, 1, 2].map((position) =>
      documentOf({ id: `long-${position}`, reportId: "long", position, text: "长。".repeat(200) }),
    );
    server.faults.push(
      onRequest("POST", /\/documents\?/, ({ body }, response) => {
        if (body.length < 1500) return false;
        fail(response, 413, "payload_too_large");
        return true;
      }),
    );
    await fill([...REPORTS, ...sections]);
    expect(held()).toEqual(["a", "b", "c", "d", "e", "f", "g", "long-0", "long-1", "long-2"]);
    expect((await engine.progress()).refused).toEqual([]);
    await engine.put([documentOf({ id: "huge", text: "大。".repeat(2000) })]);
    expect((await engine.progress()).refused).toMatchObject([{ reportId: "report-huge" }]);
  });

  it("is tried again, and no report blamed, where a task fails for a reason of the server's own", async () => {
    const { server, engine, fill, held } = setting();
    await fill();
    const error = {
      message: "No space left on device.",
      code: "no_space_left_on_device",
      type: "system",
      link: "",
    };
    server.faults.push(
      onTask((_, response) => {
        answer(response, 200, { uid: 1, status: "failed", error });
        return true;
      }),
    );
    await expect(engine.put([documentOf({ id: "h", text: "新。" })])).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringContaining("No space left on device."),
    });
    expect(await engine.progress()).toMatchObject({ behind: 1, refused: [] });
    await engine.synchronise();
    expect(held()).toContain("h");
  });

  it("repeats a task that somebody cancelled", async () => {
    const { server, engine, fill, held, writeToPostgres } = setting();
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    server.isHolding = true;
    server.faults.push(
      whenWaitedFor(() => {
        server.cancelWaiting();
        server.isHolding = false;
      }),
    );
    await expect(engine.synchronise()).rejects.toMatchObject({
      message: expect.stringContaining("cancelled"),
    });
    await engine.synchronise();
    expect(held()).toContain("h");
  });
});
