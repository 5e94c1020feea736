import { expect } from "vitest";
import { idsHolding } from "./fixture.ts";
import { TWELVE_WORDS } from "./hand-written.ts";
import { ask, expectFound, find, marked, type Suite } from "./subject.ts";

/** Behaviours 1 to 4, 11, 13 and 14: which documents hold what was typed. */
export function describeMatching({ subject, behaviour }: Suite): void {
  behaviour(1, "a run of words finds it and not the same words in another order", async () => {
    await expectFound(subject(), "政策简明问答", ["phrase"]);
    await expectFound(subject(), '"简明问答"', ["phrase"]);
    await expectFound(subject(), '"问答政策"', ["reordered"]);
  });

  behaviour(2, "exact finds any part of a text, also across the borders of words", async () => {
    const exactly = (text: string) => find(subject(), text, { matching: "exact" });
    expect(await exactly("策简")).toEqual(["phrase"]);
    expect(await exactly("院联动机")).toEqual(["both", "one-of-both"]);
    expect(await exactly("明问答十二期，回")).toEqual(["phrase"]);
    expect(await exactly("機關權")).toEqual(["simplified", "traditional"]);
    expect(await exactly('时公布"双公')).toEqual(["quoted"]);
    const { engine } = await ask(subject(), "策简", { matching: "exact" });
    expect(engine).toBe("postgres");
  });

  behaviour(2, "words find any part of a text where the engine can", async () => {
    await expectFound(subject(), "策简", ["phrase"]);
    await expectFound(subject(), "院联动机", ["both", "one-of-both"]);
  });

  behaviour(3, "every one of several words is required", async () => {
    await expectFound(subject(), "府院联动 复议", ["both"]);
    await expectFound(subject(), "复议\u3000府院联动", ["both"]);
    await expectFound(subject(), '"府院联动 机制" 复议', ["both"]);
    expect(await find(subject(), "府院联动 灯塔")).toEqual([]);
  });

  behaviour(3, "words that no document holds together are left out and named", async () => {
    const { hits, omitted } = await ask(subject(), "府院联动 灯塔");
    expect(omitted.map(({ text }) => text)).toEqual(["灯塔"]);
    expect(hits.map(({ id }) => id).sort()).toEqual(["both", "one-of-both"]);
    expect(await ask(subject(), "龘龘龘")).toMatchObject({ hits: [], omitted: [] });
  });

  behaviour(4, "a word or a phrase behind a hyphen must not occur", async () => {
    await expectFound(subject(), "府院 -联动", ["excluded"]);
    await expectFound(subject(), "府院 -文书", ["both", "one-of-both"]);
    await expectFound(subject(), '府院 -"联动机制"', ["excluded"]);
    await expectFound(subject(), "府院 -“衔接机制” -案件", ["one-of-both"]);
    // Inside a word a hyphen is a character like any other.
    expect(await find(subject(), "府院-联动")).toEqual([]);
  });

  behaviour(4, "with exclusions alone everything else is found", async () => {
    const filter = { agencyIds: ["agency-lake"] };
    await expectFound(subject(), "-水位", ["named"], filter);
    await expectFound(subject(), "-灯塔", ["named", "named-later", "named-overview"], filter);
  });

  behaviour(10, "curly, corner and straight quotation marks make a phrase", async () => {
    for (const query of ["“府院联动”", "「府院聯動」", '"府院联动"', "『府院联动』"]) {
      await expectFound(subject(), query, ["both", "one-of-both"]);
    }
    expect(await find(subject(), "“联动府院”")).toEqual([]);
    await expectFound(subject(), '"府院联动 复议', ["both"]);
  });

  behaviour(11, "a query of one character is answered", async () => {
    await expectFound(subject(), "龘", ["rare-character"]);
    await expectFound(subject(), "𬭛", ["astral", "last-character"]);
    await expectFound(subject(), "栈", ["spaced"]);
    const common = await ask(subject(), "的", { matching: "exact" });
    expect(common.total).toEqual({ value: idsHolding("的").length, relation: "exact" });
  });

  behaviour(13, "a query of more than ten words is not cut in silence", async () => {
    await expectFound(subject(), TWELVE_WORDS, ["twelve"]);
    expect(await find(subject(), TWELVE_WORDS.replace("百合", "灯塔"))).toEqual([]);
    // Words may be left out only where it says which.
    const { hits, omitted } = await ask(subject(), TWELVE_WORDS.replace("百合", "龘龘龘"));
    if (hits.length > 0) expect(omitted.map(({ text }) => text)).toContain("龘龘龘");
    const many = Array.from({ length: 70 }, (_, index) => `巡检${index}`).join(" ");
    const refused = await ask(subject(), many).catch((error: unknown) => error);
    // Either all of them count, or it says that they are too many.
    if (refused instanceof Error) expect(refused).toMatchObject({ code: "BAD_USER_INPUT" });
    else expect(await find(subject(), many)).toEqual([]);
  });

  behaviour(14, "operators of other query languages are plain text", async () => {
    for (const query of ["%_", "100%_达标", "标*合", "格(甲)", ")\\乙", "\\乙"]) {
      await expectFound(subject(), query, ["signs"]);
    }
    for (const query of ["政策%问答", "政策_明", "政策.*", "灯塔 OR 龘", "政策 AND 简明", "灯塔:*", "灯*"]) {
      expect(await find(subject(), query), query).toEqual([]);
    }
  });

  behaviour(14, "a sign alone is looked for as it is", async () => {
    for (const query of ["*", "\\", "_"]) {
      const found = await find(subject(), query);
      expect(found, query).toEqual(["signs"]);
    }
    const [hit] = (await ask(subject(), "*")).hits;
    expect(marked(hit)).toEqual(["*"]);
  });
}
