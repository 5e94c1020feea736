import { expect } from "vitest";
import { MAXIMUM_REACH, type SearchOrder, type SearchRequest } from "../../src/index.ts";
import { COMMON_WORD, DOCUMENTS, idsHolding, SECTIONS_BY_ID } from "./fixture.ts";
import { ask, everyHit, type Suite } from "./subject.ts";

const yearOf = (id: string) => SECTIONS_BY_ID.get(id)?.year ?? null;

/** Behaviours 12, 17 to 19 and 29: order, pages and totals. */
export function describePaging({ subject, behaviour }: Suite): void {
  const ids = async (text: string, options: Partial<SearchRequest>) =>
    (await ask(subject(), text, options)).hits.map(({ id }) => id);
  const refusal = (code: string) => expect.objectContaining({ code });

  behaviour(12, "an empty query finds everything, newest first", async () => {
    const filter = { kinds: ["education", "finance"] as const };
    const expected = DOCUMENTS.filter(
      ({ agency }) => agency?.kind === "education" || agency?.kind === "finance",
    ).map(({ id }) => id);
    for (const text of ["", "  \n", '""', "\0", "\u200b"]) {
      const hits = await everyHit(subject(), { text, first: 37, filter });
      expect(hits.map(({ id }) => id).sort()).toEqual(expected.toSorted());
      const years = hits.map(({ id }) => yearOf(id) ?? 0);
      expect(years).toEqual(years.toSorted((a, b) => b - a));
      expect(hits.every(({ snippet }) => snippet.start === 0 && snippet.marks.length === 0)).toBe(true);
    }
    const { total } = await ask(subject(), "");
    expect(total).toEqual({ value: DOCUMENTS.length, relation: "exact" });
  });

  behaviour(17, "orders by year either way, equals in one order on every page", async () => {
    for (const [order, sign] of [
      ["newest", -1],
      ["oldest", 1],
    ] as const satisfies readonly (readonly [SearchOrder, number])[]) {
      const whole = await everyHit(subject(), { text: COMMON_WORD, order, first: 100 });
      const years = whole.map(({ id }) => yearOf(id) ?? 0);
      expect(years).toEqual(years.toSorted((a, b) => sign * (a - b)));
      const small = await everyHit(subject(), {
        text: COMMON_WORD,
        order,
        first: 9,
        filter: { years: [2020] },
      });
      expect(small.map(({ id }) => id)).toEqual(
        whole.filter(({ id }) => yearOf(id) === 2020).map(({ id }) => id),
      );
    }
  });

  behaviour(17, "sections of one year and day stand in the order of their ids", async () => {
    for (const order of ["newest", "oldest"] as const) {
      const hits = await everyHit(subject(), {
        text: "",
        order,
        first: 100,
        filter: { levels: ["township"] },
      });
      const sections = hits.flatMap(({ id }) => SECTIONS_BY_ID.get(id) ?? []);
      for (const [index, section] of sections.entries()) {
        const next = sections[index + 1];
        if (next === undefined || next.reportId !== section.reportId) continue;
        expect(next.id > section.id, `${section.id} before ${next.id}`).toBe(true);
      }
    }
  });

  behaviour(18, "pages of any size neither repeat nor skip a hit", async () => {
    for (const text of ["灯塔", COMMON_WORD]) {
      const whole = (await everyHit(subject(), { text, first: 100 })).map(({ id }) => id);
      expect(whole.toSorted()).toEqual(idsHolding(text).slice(0, whole.length));
      for (const first of [7, 10, 56, 57]) {
        const hits = await everyHit(subject(), { text, first });
        expect(hits.map(({ id }) => id)).toEqual(whole);
      }
    }
    const one = await everyHit(subject(), { text: "灯塔", first: 1, filter: { years: [2020, 2021] } });
    expect(new Set(one.map(({ id }) => id)).size).toBe(one.length);
  });

  behaviour(18, "a thousand hits can be reached, and beyond it says what to do", async () => {
    const request: SearchRequest = { text: "", first: 100 };
    const reached: string[] = [];
    let after: string | undefined;
    let failure: unknown;
    while (failure === undefined) {
      const page = await subject()
        .search.search(after === undefined ? request : { ...request, after })
        .catch((error: unknown) => {
          failure = error;
        });
      if (!page) break;
      reached.push(...page.hits.map(({ id }) => id));
      expect(page.hasNextPage).toBe(true);
      after = page.hits.at(-1)?.cursor;
    }
    expect(reached).toHaveLength(MAXIMUM_REACH);
    expect(new Set(reached).size).toBe(MAXIMUM_REACH);
    expect(failure).toMatchObject({
      code: "SEARCH_TOO_DEEP",
      message: expect.stringMatching(/narrow.*download|download.*narrow/is),
    });
  });

  behaviour(18, "a cursor is refused that is none or belongs to another search", async () => {
    const { hits } = await ask(subject(), "灯塔", { first: 1 });
    const cursor = hits[0]?.cursor ?? "";
    for (const after of ["", "x", "W10", "bnVsbA", cursor.slice(1), `${cursor.slice(0, -4)}AAAA`]) {
      await expect(ask(subject(), "灯塔", { after }), after).rejects.toEqual(refusal("BAD_CURSOR"));
    }
    const others: readonly [string, Partial<SearchRequest>][] = [
      ["府院联动", {}],
      ["灯塔", { filter: { years: [2020] } }],
      ["灯塔", { order: "oldest" }],
      ["灯塔", { matching: "exact" }],
    ];
    for (const [text, options] of others) {
      await expect(
        ask(subject(), text, { ...options, after: cursor }),
        JSON.stringify(options),
      ).rejects.toEqual(refusal("BAD_CURSOR"));
    }
  });

  behaviour(18, "pages and queries out of bounds are refused", async () => {
    for (const first of [0, -1, 1.5, 101, Number.NaN]) {
      await expect(ask(subject(), "灯塔", { first })).rejects.toEqual(refusal("BAD_USER_INPUT"));
    }
    await expect(ask(subject(), "灯".repeat(2001))).rejects.toEqual(refusal("BAD_USER_INPUT"));
  });

  behaviour(19, "the total is exact or at least, and says which", async () => {
    const cases: readonly [string, number][] = [
      ["灯塔", 57],
      [COMMON_WORD, idsHolding(COMMON_WORD).length],
      ["龘龘龘", 0],
    ];
    for (const [text, count] of cases) {
      const { total } = await ask(subject(), text, { first: 5 });
      if (total.relation === "exact") expect(total.value, text).toBe(count);
      else expect(total.value, text).toBeLessThanOrEqual(count);
    }
    const page = await ask(subject(), "灯塔", { first: 5 });
    expect(page).toMatchObject({ hasNextPage: true, engine: subject().engine.name, fallback: null });
    expect(page.hits).toHaveLength(5);
    expect((await ask(subject(), "灯塔", { first: 57 })).hasNextPage).toBe(false);
    expect(await ask(subject(), "龘龘龘")).toMatchObject({ hits: [], hasNextPage: false });
  });

  behaviour(29, "the same query gives the same order twice", async () => {
    for (const text of ["灯塔", "", COMMON_WORD, "府院联动 复议", "档案移交 公开目录"]) {
      expect(await ids(text, { first: 100 })).toEqual(await ids(text, { first: 100 }));
    }
  });
}
