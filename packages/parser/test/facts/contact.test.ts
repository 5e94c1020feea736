import { describe, expect, test } from "vitest";
import { readParts } from "../support/report-text.ts";

const NONE = { address: null, telephone: null, email: null, postcode: null };
const ALL = {
  address: "青禾镇示例路1号",
  telephone: "0000-1000001",
  email: "gongkai@example.test",
  postcode: "000001",
};

describe("contact data are read from", () => {
  test.each([
    [
      "the sentence that invites questions",
      "如有疑问,请与青禾县教育局联系(地址:青禾镇示例路1号;电话:0000-1000001;电子邮箱:gongkai@example.test;邮编:000001)。",
      ALL,
    ],
    [
      "brackets before 联系",
      "如有疑问,请与青禾县教育局(通讯地址:青禾镇示例路1号,联系电话:0000-1000001,邮政编码:000001)联系。",
      { ...ALL, email: null },
    ],
    [
      "a sentence with a telephone only",
      "如有疑问,请与青禾县教育局联系(电话:0000-1000001)。",
      { ...NONE, telephone: "0000-1000001" },
    ],
    [
      "a sentence without colons",
      "如有疑问,请与青禾县教育局联系,电话0000-1000001。",
      { ...NONE, telephone: "0000-1000001" },
    ],
    [
      "an area code in brackets",
      "如有疑问,请与青禾县教育局联系(电话:(0000)1000001)。",
      { ...NONE, telephone: "(0000)1000001" },
    ],
    [
      "a number without area code",
      "如有疑问,请致电青禾县教育局(电话:1000001)。",
      { ...NONE, telephone: "1000001" },
    ],
    [
      "an address with brackets in it",
      "如有疑问,请与青禾县教育局联系(地址:示例路1号(县政府大院),邮编:000001)。",
      { ...NONE, address: "示例路1号(县政府大院)", postcode: "000001" },
    ],
    [
      "an address that runs into the next label",
      "如有疑问,请与青禾县教育局联系(地址:青禾镇示例路1号 电话:0000-1000001 邮编:000001)。",
      { ...ALL, email: null },
    ],
    [
      "Traditional script",
      "如有疑問,請與青禾縣教育局聯繫(通訊地址:青禾鎮示例路1號,電話:0000-1000001,郵編:000001)",
      { ...ALL, email: null },
    ],
    [
      "a sentence that was wrapped",
      "根据条例的规定,编制本年度报告。如有疑问,请与青禾县教育局联系(电话:\n  0000-1000001)。",
      { ...NONE, telephone: "0000-1000001" },
    ],
    [
      "a paragraph with spaces where its lines broke",
      "根据条例的规定,编制本年度报告。公众如有疑问,请 与青禾县教 育局联系(地址:青禾镇示例 路1号,电话:0000-1000001)。",
      { ...ALL, email: null, postcode: null },
    ],
    [
      "an introduction that asks nothing",
      "本报告由青禾县教育局编制。联系电话:0000-1000001,联系地址:青禾镇示例路1号。",
      { ...ALL, email: null, postcode: null },
    ],
    [
      "lines of their own",
      "联系电话:0000-1000001\n地 址:青禾镇示例路1号\n邮 编:000001\n电子邮箱:gongkai@example.test",
      ALL,
    ],
  ])("%s", (_, lines, contact) => {
    const { report, text } = readParts({ head: lines });
    expect(report.contact).toMatchObject(contact);
    const printed = text.slice(report.contact?.span.start, report.contact?.span.end);
    expect(text).toContain(printed);
    expect(printed).not.toBe("");
    if (contact.telephone !== null) expect(printed).toContain(contact.telephone);
    if (contact.postcode !== null) expect(printed).toContain(contact.postcode);
  });

  test("the end of the report as well", () => {
    const tail = "如需了解更多信息,请与青禾县教育局联系(电话:0000-1000001)。";
    expect(readParts({ tail }).report.contact?.telephone).toBe("0000-1000001");
  });
});

describe("contact lines at the end", () => {
  const lines = "联系地址:示例路64号\n邮政编码:000064\n联系电话:\n0000-1000064";
  const read = { address: "示例路64号", postcode: "000064", telephone: "0000-1000064" };
  const footer = "主办单位:青禾县人民政府 联系电话:0000-1000002\nICP备00000000号";

  test("are the report's where a signature parts them from the footer", () => {
    const { report } = readParts({ tail: `${lines}\n青禾县教育局\n2021年2月4日\n${footer}` });
    expect(report.contact).toMatchObject(read);
  });

  test("may be the footer's where nothing does and no label asks to get in touch", () => {
    const footerLines = "地址:示例路64号\n电话:0000-1000064\n主办单位:青禾县人民政府";
    expect(readParts({ tail: footerLines }).report.contact).toBeNull();
    const belowSignature = `青禾县教育局\n2021年2月4日\n${lines}\n主办单位:青禾县人民政府`;
    expect(readParts({ tail: belowSignature }).report.contact).toBeNull();
    expect(readParts({ tail: `${lines}\n主办单位:青禾县人民政府` }).report.contact).toMatchObject(read);
  });

  test("are the report's above a footer with data of its own", () => {
    expect(readParts({ tail: `${lines}\n${footer}` }).report.contact).toMatchObject(read);
  });

  test("are read below a sentence about 承办 of proposals", () => {
    const { report } = readParts({ tail: `共承办人大建议15件、政协提案5件。\n${lines}\n2022年1月4日` });
    expect(report.contact).toMatchObject(read);
  });
});

describe("contact data are not", () => {
  test.each([
    ["the website's own", { tail: "主办单位:青禾县人民政府 联系电话:0000-1000002 ICP备00000000号" }],
    [
      "the website's own on lines",
      { tail: "主办单位:青禾县人民政府\n联系电话:0000-1000002\n地址:示例路9号\nICP备00000000号" },
    ],
    [
      "those of a service that the narrative counts",
      { overview: "申请人可与窗口联系,服务热线12345接听来电300件,受理申请1000000件。" },
    ],
    ["an invitation without any", { head: "如有疑问,请与青禾县教育局联系。" }],
  ])("%s", (_, parts) => {
    expect(readParts(parts).report.contact).toBeNull();
  });
});
