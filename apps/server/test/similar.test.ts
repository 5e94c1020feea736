import { describeDatabases } from "@gongkai/db/testing";
import type { Report } from "@gongkai/schema";
import { expect, test } from "vitest";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample } from "./support/test-server.ts";

/** Long enough that two texts hold it by no chance. */
const COMMON = [
  "本机关把潮汐观测资料向社会开放作为全年工作的重点，先后修订了海图索引和灯塔名录，请渔民代表逐条核对，并在码头设置了查阅点，收到意见后七日内答复。",
  "为方便不会上网的老人，又在每个渔村的小卖部放置了纸质目录，由村里的教师每月更换一次，读者可以当场登记想要的资料，下次送船来时带到。",
  "对于涉及航道安全的图纸，先由引航站和海事处共同看过，再决定哪些可以给出，哪些需要遮盖坐标，每一处遮盖都写明理由并留下记录。",
  "冬季封港以后，全体人员分头走访灯塔守护人，把口述的沉船位置整理成册，经他们认可后放进查阅点，让新来的船长也能看到前辈留下的教训。",
].join("");

/** Gives the first section of each report a text that it has in common with the others, and an end of its own. */
function writeAlike(report: Report): Report {
  const [first, ...others] = report.sections;
  if (first === undefined) throw new Error("The sample's reports have sections.");
  const text = `${COMMON}另有${report.year}年独有的一句。`;
  return { ...report, sections: [{ ...first, text, paragraphs: [] }, ...others] };
}

const QUERY = `query ($first: Int!) {
  search(query: "2021年 潮汐观测资料", first: 1) {
    nodes {
      section {
        text
        similar(first: $first, minimum: 0.5) {
          isComplete
          sections {
            similarity
            section { id text heading report { year agency { name } } }
            passages { asked { start end } other { start end } }
            marks { start end }
            marksInOther { start end }
          }
        }
      }
    }
  }
}`;

interface Cut {
  readonly start: number;
  readonly end: number;
}

interface Similar {
  readonly similarity: number;
  readonly section: { readonly text: string; readonly report: { readonly year: number } };
  readonly passages: readonly { readonly asked: Cut; readonly other: Cut }[];
  readonly marks: readonly Cut[];
  readonly marksInOther: readonly Cut[];
}

const cut = (text: string, { start, end }: Cut) => text.slice(start, end);

describeDatabases("sections that say the same", ({ open }) => {
  test("are found, with what they have in common marked in both, in as many statements however many they are", async () => {
    const database = await open();
    const statements = recordStatements(database);
    const server = await startTestServer({ database, search: await storeSample(database, 1, writeAlike) });
    const counts: number[] = [];
    const answers: Similar[][] = [];
    for (const first of [1, 4]) {
      statements.take();
      const { data, errors } = await server.ask(QUERY, { first });
      expect(errors).toBeUndefined();
      counts.push(statements.take().length);
      const [{ section }] = data.search.nodes;
      answers.push(section.similar.sections);
      expect(section.similar.isComplete).toBe(true);
      for (const { passages, marks, marksInOther, ...other } of section.similar.sections as Similar[]) {
        expect(passages).toHaveLength(1);
        for (const { asked, other: span } of passages) {
          expect(cut(section.text, asked)).toContain(COMMON.slice(0, -1));
          expect(cut(other.section.text, span)).toContain(COMMON.slice(0, -1));
        }
        expect(marks).toEqual(passages.map(({ asked }) => asked));
        expect(marksInOther).toEqual(passages.map(({ other: span }) => span));
      }
    }
    const impossible = await server.ask(QUERY.replace("minimum: 0.5", "minimum: 2"), { first: 1 });
    await server.close();
    expect(answers.map((sections) => sections.length)).toEqual([1, 4]);
    expect(new Set(answers[1]?.map(({ section }) => section.report.year))).toEqual(
      new Set([2019, 2020, 2022, 2023]),
    );
    expect(new Set(counts).size).toBe(1);
    expect(impossible.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});
