import { afterEach, describe, expect, it, vi } from "vitest";
import { loadPinyin, typedPinyin } from "../../src/suggest/pinyin.ts";

describe("pinyin", async () => {
  const reader = await loadPinyin();
  const first = (name: string) => reader.readings(name)[0];

  it.each([
    ["重庆市", "chongqingshi", "cqs"],
    ["长沙市", "changshashi", "css"],
    ["厦门市", "xiamenshi", "xms"],
    ["蚌埠市", "bengbushi", "bbs"],
    ["六安市", "luanshi", "las"],
    ["亳州市", "bozhoushi", "bzs"],
    ["江都区", "jiangduqu", "jdq"],
    ["单县", "shanxian", "sx"],
    ["尉氏县", "weishixian", "wsx"],
    ["长子县", "zhangzixian", "zzx"],
    ["行政审批局", "xingzhengshenpiju", "xzspj"],
    ["人民银行分行", "renminyinhangfenhang", "rmyhfh"],
    ["会计局", "kuaijiju", "kjj"],
    ["绿化局", "lvhuaju", "lhj"],
    ["沭阳县人社局", "shuyangxianrensheju", "syxrsj"],
  ])("reads %s as %s and %s", (name, pinyin, initials) => {
    expect(first(name)).toEqual({ pinyin, initials });
  });

  it("reads Traditional names as their Simplified forms", () => {
    for (const [traditional, simplified] of [
      ["廈門市", "厦门市"],
      ["重慶市", "重庆市"],
      ["長沙縣", "长沙县"],
    ] as const) {
      expect(reader.readings(traditional)).toEqual(reader.readings(simplified));
    }
  });

  it("keeps letters and digits, and characters that no dictionary knows, but no signs", () => {
    expect(first("Ａ局·第12中学（\u{20000}）")).toEqual({
      pinyin: "ajudi12zhongxue\u{20000}",
      initials: "ajd12zx\u{20000}",
    });
    expect(reader.readings("——")).toEqual([]);
  });

  it("gives the plain reading too where a place has one of its own", () => {
    expect(reader.readings("乐清市").map(({ pinyin }) => pinyin)).toEqual(["yueqingshi", "leqingshi"]);
    expect(reader.readings("沭阳县")).toHaveLength(1);
  });

  it("gives every reading of a character", () => {
    expect(reader.syllables("行")).toEqual(expect.arrayContaining(["xing", "hang"]));
    expect(reader.syllables("A")).toEqual([]);
  });

  it("takes typed pinyin with tones, apostrophes, spaces, and any ü", () => {
    expect(["Lǚ'yóu jú", "lv you ju", "LÜYOUJU", "ｌｙｕ-youju"].map(typedPinyin)).toEqual(
      Array.from({ length: 4 }, () => "lvyouju"),
    );
    expect(typedPinyin("lüe")).toBe("lve");
  });
});

describe("a dictionary that cannot be loaded", () => {
  afterEach(() => {
    vi.doUnmock("pinyin-pro");
    vi.resetModules();
  });

  it("is loaded at the next call", async () => {
    vi.resetModules();
    vi.doMock("pinyin-pro", () => {
      throw new Error("no room");
    });
    const { loadPinyin: load } = await import("../../src/suggest/pinyin.ts");
    await expect(load()).rejects.toThrow();
    vi.doUnmock("pinyin-pro");
    expect((await load()).readings("沭阳")[0]).toEqual({ pinyin: "shuyang", initials: "sy" });
  });
});
