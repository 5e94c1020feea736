import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Claim, Source } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";

type Place = "overview" | "requests" | "remedies" | "problems" | "other";

/** A report of 2023 with one paragraph in one of its sections. */
function reportWith(paragraph: string, place: Place, agency = "示例县发展局"): Source {
  const at = (wanted: Place) =>
    wanted === place ? paragraph : "我局坚持以公开为常态、不公开为例外,具体内容见报告的其他部分。";
  const text = [
    `${agency}2023年政府信息公开工作年度报告`,
    "一、总体情况",
    at("overview"),
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    at("requests"),
    "四、政府信息公开行政复议、行政诉讼情况",
    at("remedies"),
    "五、存在的主要问题及改进情况",
    at("problems"),
    "六、其他需要报告的事项",
    at("other"),
  ].join("\n");
  return { name: "claims", sha256: "0".repeat(64), mediaType: "text/plain", text };
}

function expectSpansToHold(source: Source, claims: readonly Claim[]): void {
  for (const { raw, span } of claims) {
    expect(raw).not.toBe("");
    expect(source.text.slice(span.start, span.end)).toBe(raw);
  }
}

/** A claim as the tables below write it: `kind(scope)=value~@year<sum raw`. */
function write({ kind, scope, value, isApproximate, year, partOf, raw }: Claim): string {
  const what = scope === null ? kind : `${kind}(${scope})`;
  const sum = partOf === null ? "" : `<${partOf}`;
  return `${what}=${value}${isApproximate ? "~" : ""}${year === null ? "" : `@${year}`}${sum} ${raw}`;
}

function claimsOf(paragraph: string, place: Place = "overview", agency?: string): readonly string[] {
  const source = reportWith(paragraph, place, agency);
  const claims = parseReport(source).report?.claims ?? [];
  expectSpansToHold(source, claims);
  return claims.map(write);
}

describe("what was disclosed", () => {
  test.each([
    ["全年主动公开政府信息1,286条。", ["disclosures.total=1286 1,286条"]],
    ["今年以来累计公开各类信息近900条。", ["disclosures.total=900~ 900条"]],
    ["本年度公开信息共计1.5万余条。", ["disclosures.total=15000~ 1.5万余条"]],
    ["全年共公开86份。", ["disclosures.total=86 86份"]],
    ["信息公开总数512条,内容完整。", ["disclosures.total=512 512条"]],
    ["主动公开政府信息72,内容完整。", ["disclosures.total=72 72"]],
    ["主动公开政府信息３１５条。", ["disclosures.total=315 ３１５条"]],
    ["主动公开政府信息两千余条。", ["disclosures.total=2000~ 两千余条"]],
    ["通过县政府门户网站公开信息41条。", ["disclosures.byChannel(website)=41 41条"]],
    ["微信公众号推送三十二期。", ["disclosures.byChannel(wechat)=32 三十二期"]],
    ["“示例12380”微信公众号发布文章17篇。", ["disclosures.byChannel(wechat)=17 17篇"]],
    [
      "抖音号发布短视频8个,官方微博发布信息60多条。",
      ["disclosures.byChannel(douyin)=8 8个", "disclosures.byChannel(weibo)=60~ 60多条"],
    ],
    [
      "编发政府公报6期,召开新闻发布会3场。",
      ["disclosures.byChannel(gazette)=6 6期", "disclosures.byChannel(pressConference)=3 3场"],
    ],
    ["公开财政预决算信息12条。", ["disclosures.byCategory(财政预决算信息)=12 12条"]],
    ["发布政策解读9篇。", ["interpretations=9 9篇"]],
    ["微信公众号粉丝超过1.2万人。", ["followers(wechat)=12000~ 1.2万人"]],
    ["网站全年访问量30余万次。", ["visits(website)=300000~ 30余万次"]],
  ])("%s", (sentence, expected) => {
    expect(claimsOf(sentence)).toEqual(expected);
  });

  test("parts are tied to the sum that the sentence states before them", () => {
    expect(claimsOf("共公开各类信息73条,其中:门户网站40条、微信公众号30条、其他方式3条。")).toEqual([
      "disclosures.total=73 73条",
      "disclosures.byChannel(website)=40<0 40条",
      "disclosures.byChannel(wechat)=30<0 30条",
      "disclosures.byChannel(other)=3<0 3条",
    ]);
    expect(claimsOf("全年公开政府信息15条:工作动态10条,政策文件5条。")).toEqual([
      "disclosures.total=15 15条",
      "disclosures.byCategory(工作动态)=10<0 10条",
      "disclosures.byCategory(政策文件)=5<0 5条",
    ]);
  });

  test("parts are tied to a sum behind them, and to one in the sentence before", () => {
    expect(claimsOf("通过网站公开40条、微信公众号公开30条,共计70条。")).toEqual([
      "disclosures.byChannel(website)=40<2 40条",
      "disclosures.byChannel(wechat)=30<2 30条",
      "disclosures.total=70 70条",
    ]);
    expect(claimsOf("全年主动公开政府信息70条。其中网站公开40条。")).toEqual([
      "disclosures.total=70 70条",
      "disclosures.byChannel(website)=40<0 40条",
    ]);
  });
});

describe("what became of requests", () => {
  test.each([
    ["全年共收到政府信息公开申请十二件。", ["requests.received=12 十二件"]],
    ["受理依申请公开105件。", ["requests.received=105 105件"]],
    ["接收13件政府信息公开申请。", ["requests.received=13 13件"]],
    ["全年共收办政府信息公开申请20件。", ["requests.receivedAndPending=20 20件"]],
    ["收到和处理政府信息公开申请0件。", ["requests.received=0 0件"]],
    [
      "收到政府信息公开申请3件(含上年结转1件),办结2件,结转下年度继续办理1件。",
      [
        "requests.received=3 3件",
        "requests.pendingAtStart=1 1件",
        "requests.processed=2 2件",
        "requests.pendingAtEnd=1 1件",
      ],
    ],
    [
      "收到政府信息公开申请9件,其中予以公开5件,部分公开两件,不予公开2件。",
      [
        "requests.received=9 9件",
        "requests.outcome(processed.granted)=5<0 5件",
        "requests.outcome(processed.partiallyGranted)=2<0 两件",
        "requests.outcome(processed.denied)=2<0 2件",
      ],
    ],
    [
      "收到政府信息公开申请9件,按申请人分:自然人7件,法人或其他组织2件。",
      [
        "requests.received=9 9件",
        "requests.applicant(naturalPerson)=7<0 7件",
        "requests.applicant(organization)=2<0 2件",
      ],
    ],
    [
      "收到政府信息公开申请9件,其中网上申请6件、当面申请1件、电子邮件申请2件。",
      [
        "requests.received=9 9件",
        "requests.channel(online)=6<0 6件",
        "requests.channel(inPerson)=1<0 1件",
        "requests.channel(email)=2<0 2件",
      ],
    ],
    [
      "新收政府信息公开申请8件,另有1件属于信访举报投诉。",
      ["requests.received=8 8件", "requests.outcome(processed.declined.petitionOrComplaint)=1 1件"],
    ],
  ])("%s", (sentence, expected) => {
    expect(claimsOf(sentence)).toEqual(expected);
  });

  test("words that say none are claims of 0, and the words are what was printed", () => {
    const none = (raw: string) => [`requests.received=0 ${raw}`];
    expect(claimsOf("2023年全年未收到政府信息公开申请。")).toEqual(none("未收到"));
    expect(claimsOf("没有收到公民、法人和其他组织的政府信息公开申请。")).toEqual(none("没有收到"));
    expect(claimsOf("截至12月底,我局无依申请公开信息。")).toEqual(none("无"));
    expect(claimsOf("(二)依申请公开。全年未接到申请。")).toEqual(none("未接到"));
    expect(claimsOf("无上年结转申请。", "requests")).toEqual(["requests.pendingAtStart=0 无"]);
    expect(claimsOf("新收申请和上年结转申请均为0件。", "requests")).toEqual([
      "requests.received=0 0件",
      "requests.pendingAtStart=0 0件",
    ]);
  });
});

describe("everything else that the rules ask about", () => {
  test.each<[string, Place, readonly string[]]>([
    [
      "因政府信息公开被申请行政复议2件,其中结果维持1件,尚未审结1件。",
      "remedies",
      [
        "remedies.reconsideration=2 2件",
        "remedies.reconsideration(upheld)=1<0 1件",
        "remedies.reconsideration(pending)=1<0 1件",
      ],
    ],
    [
      "没有被申请行政复议、提起行政诉讼的情况。",
      "overview",
      ["remedies.reconsideration=0 没有", "remedies.litigation=0 没有"],
    ],
    [
      "行政复议、行政诉讼均未发生。",
      "remedies",
      ["remedies.reconsideration=0 均未发生", "remedies.litigation=0 均未发生"],
    ],
    [
      "政府信息公开行政复议、行政诉讼案件,均为0件。",
      "remedies",
      ["remedies.reconsideration=0 0件", "remedies.litigation=0 0件"],
    ],
    ["涉及政府信息公开的行政复议、行政诉讼共3件。", "remedies", ["remedies.total=3 3件"]],
    ["本年度没有产生信息公开处理费。", "other", ["fees.processingFee=0 没有产生"]],
    ["未收取任何费用。", "other", ["fees.processingFee=0 未收取"]],
    [
      "发出收费通知3件,收取信息处理费380元。",
      "other",
      ["fees.processingFeeNotices=3 3件", "fees.processingFee=380 380元"],
    ],
    ["全年行政事业性收费12.5万元。", "other", ["fees.administrative=125000 12.5万元"]],
    [
      "制发行政规范性文件1件,废止2件,现行有效6件。",
      "overview",
      [
        "documents.issued(documents.normativeDocuments)=1 1件",
        "documents.repealed(documents.normativeDocuments)=2 2件",
        "documents.inForce(documents.normativeDocuments)=6 6件",
      ],
    ],
    [
      "本年制发规章0件、行政规范性文件4件。",
      "overview",
      ["documents.issued(documents.rules)=0 0件", "documents.issued(documents.normativeDocuments)=4 4件"],
    ],
    ["全年制发各类文件26件,其余废止3件。", "overview", ["documents.issued=26 26件"]],
    ["未制发行政规范性文件。", "overview", ["documents.issued(documents.normativeDocuments)=0 未制发"]],
    [
      "办理行政许可28万余件,行政处罚案件5宗,实施行政强制1件。",
      "overview",
      [
        "decisions.licenses=280000~ 28万余件",
        "decisions.penalties=5 5宗",
        "decisions.compulsoryMeasures=1 1件",
      ],
    ],
    [
      "办理人大代表建议、政协委员提案共14件,其中人大代表建议9件、政协委员提案5件,办结率、满意率均为百分之百。",
      "other",
      [
        "proposals=14 14件",
        "proposals(deputies)=9<0 9件",
        "proposals(members)=5<0 5件",
        "rate(completion)=100 百分之百",
        "rate(satisfaction)=100 百分之百",
      ],
    ],
    [
      "组织政务公开业务培训两次,参训50余人次。",
      "overview",
      ["training=2 两次", "training.participants=50~ 50余人次"],
    ],
    ["召开政务公开工作会议2次。", "overview", ["meetings=2 2次"]],
    ["答复群众咨询40件。", "overview", ["consultations=40 40件"]],
  ])("%s", (sentence, place, expected) => {
    expect(claimsOf(sentence, place)).toEqual(expected);
  });
});

describe("the year a number speaks of", () => {
  test.each([
    ["2023年,共收到政府信息公开申请8件。", ["requests.received=8 8件"]],
    [
      "2022年收到政府信息公开申请5件,2023年收到政府信息公开申请8件。",
      ["requests.received=5@2022 5件", "requests.received=8 8件"],
    ],
    [
      "收到政府信息公开申请8件,上年同期为5件,同比增长60%。",
      [
        "requests.received=8 8件",
        "requests.received=5@2022 5件",
        "yearOnYear.rate(requests.received)=60 60%",
      ],
    ],
    [
      "主动公开政府信息80条,比上年减少12条。",
      ["disclosures.total=80 80条", "yearOnYear.difference(disclosures.total)=-12 12条"],
    ],
    ["去年收到政府信息公开申请5件。", ["requests.received=5@2022 5件"]],
    ["收到政府信息公开申请8件,是上年的2倍。", ["requests.received=8 8件"]],
    ["收到政府信息公开申请8件,为2022年的2.5倍。", ["requests.received=8 8件"]],
    ["1-12月共收到政府信息公开申请8件。", ["requests.received=8 8件"]],
    ["1-6月共收到政府信息公开申请8件。", []],
    ["第三季度主动公开政府信息30条。", []],
    ["自2008年以来,累计主动公开政府信息12000条。", []],
    ["2019年至2023年,主动公开政府信息900条。", []],
    ["2024年主动公开政府信息900条。", []],
  ])("%s", (sentence, expected) => {
    expect(claimsOf(sentence)).toEqual(expected);
  });
});

describe("no claim is read", () => {
  test.each([
    "依法应当主动公开政府信息120条。",
    "如收到政府信息公开申请12件,按规定办理。",
    "收到政府信息公开申请之日起20个工作日内答复。",
    "申请超过10件的,每件收取信息处理费100元。",
    "印发《关于答复政府信息公开申请12件的通知》(示政办〔2023〕15号)。",
    "对照条例第二十条逐项公开。",
    "从事政府信息公开工作的人员3名。",
    "安排政务公开工作经费0.5万元。",
    "依申请公开受理点5个。",
    "网站设有栏目12个。",
    "全年收到政府信息公开申请12—15件。",
    "全年收到政府信息公开申请十几件。",
    "全年收到政府信息公开申请1 2件。",
    "全年收到政府信息公开申请1，234件。",
    "行政复议、行政诉讼分别为3件、2件。",
    "全年办理行政复议案件120件,行政应诉案件60件。",
    "受理行政许可申请63件。",
    "办理行政许可事项63项。",
    "行政处罚罚款12万元。",
    "申请公开的信息3件不予公开。",
    "对不予公开的3类信息说明理由。",
    "通过门户网站、微信公众号等渠道公开政府信息300条。",
    "通过“示例服务”发布办事指南,主动公开政府信息195条。",
    "省人大代表建议2件,市人大代表建议5件。",
    "开展职业技能培训120期。",
    "每月公开信息不少于12条。",
    "未收到群众对政府信息公开工作不满意的反映。",
    "未收到申请人的补正材料。",
    "是否收到政府信息公开申请都要登记。",
    "没有无故拖延答复的情况。",
    "未发生行政诉讼败诉案件。",
    "主动公开政府信息12",
    "监督电话0000-1000009,公开电话12345678。",
    "答复率提高5个百分点,占比30%。",
    "行政复议诉讼 因政府信息公开产生行政复议3起。",
    "单条微博最高阅读量120万。",
    "县政府召开新闻发布会12场,我局参加1场。",
  ])("%s", (sentence) => {
    expect(claimsOf(sentence)).toEqual([]);
  });

  test("of what section five plans for the year to come", () => {
    expect(claimsOf("下一步,组织政务公开培训4次。", "problems")).toEqual([]);
    expect(claimsOf("2024年,组织政务公开培训4次。", "problems")).toEqual([]);
  });

  test("of another body than the agency of the report", () => {
    const sentence = "县教育局收到政府信息公开申请30件。";
    expect(claimsOf(sentence, "overview", "示例县人民政府")).toEqual([]);
    expect(claimsOf(sentence, "overview", "示例县教育局")).toEqual(["requests.received=30 30件"]);
  });
});

describe("where the text is damaged", () => {
  test("a number cut by the edge of the page is read whole", () => {
    const wrapped = "通过县政府门户网站及时准确地向社会各界主动公开政府信息1\n28条,内容完整。";
    const [claim] = claimsOf(wrapped);
    expect(claim).toBe("disclosures.byChannel(website)=128 1\n28条");
  });

  test("a word cut by a space is one word", () => {
    expect(claimsOf("受理网上咨询9件,工单按时 办结率99.5%。")).toEqual([
      "consultations=9 9件",
      "rate(onTime)=99.5 99.5%",
    ]);
  });

  test("runs of text on lines of their own are one sentence", () => {
    expect(claimsOf("我局依法公开,全年主动公开政府信息\n815\n条,其中网站发布\n400\n条。")).toEqual([
      "disclosures.total=815 815\n条",
      "disclosures.byChannel(website)=400<0 400\n条",
    ]);
  });

  test("glosses inside a number stay in what is quoted", () => {
    expect(claimsOf("我局主動公開(kāi)政府信息五十四(sì)條。")).toEqual([
      "disclosures.total=54 五十四(sì)條",
    ]);
  });
});

/** Five real reports, kept beside the repository and never copied into it. */
const FOLDER = join(import.meta.dirname, "../../../../shared/reports");
const isPresent = existsSync(FOLDER);

if (!isPresent) {
  test.skip("claims of the real reports are not read: there is no folder ../shared/reports beside the repository", () =>
    undefined);
}

describe.skipIf(!isPresent)("of the real reports", () => {
  const read = (prefix: string) => {
    const file = readdirSync(FOLDER).find((name) => name.startsWith(prefix)) ?? "";
    const text = readFileSync(join(FOLDER, file), "utf8");
    const source: Source = { name: file, sha256: "0".repeat(64), mediaType: "text/plain", text };
    const claims = parseReport(source).report?.claims ?? [];
    expectSpansToHold(source, claims);
    return claims.map(write);
  };

  test("000 mixes fees for examinations in, which are no claim", () => {
    expect(read("000")).toEqual([
      "disclosures.byChannel(website)=9 9条",
      "disclosures.byChannel(wechat)=379 379条",
      "requests.received=0 0件",
      "remedies.reconsideration=0 没有",
      "remedies.litigation=0 没有",
      "fees.processingFee=0 没有产生",
    ]);
  });

  test("001 states a sum and its parts, and what its tables say", () => {
    const claims = read("001");
    expect(claims.slice(0, 3)).toEqual([
      "disclosures.total=728 728条",
      "disclosures.byChannel(website)=373<0 373条",
      "disclosures.byChannel(wechat)=355<0 355条",
    ]);
    expect(claims).toEqual(
      expect.arrayContaining([
        "decisions.licenses=63 63件",
        "requests.received=13 13件",
        "documents.inForce(documents.normativeDocuments)=6 6件",
        "fees.processingFee=0 未收取",
        "rate(response)=100 100%",
      ]),
    );
    expect(claims).toHaveLength(22);
  });

  test("002, 003 and 004 received no request", () => {
    for (const prefix of ["002", "003", "004"]) {
      expect(read(prefix).filter((claim) => claim.startsWith("requests."))).toEqual([
        expect.stringMatching(/^requests.received=0 (?:未收到|無)$/),
      ]);
    }
  });
});

describe("for any text", () => {
  const parts = fc.constantFrom(
    ..."全年|收到|政府信息公开申请|主动公开|信息|其中|网站|微信公众号|行政复议|行政诉讼|未收到|无|没有|均为".split(
      "|",
    ),
    ..."0|12|1,234|三|十二|百分之|件|条|余|万|元|%|2022年|上年|同比增长|、|,|:|;|。|(|)|“|《|\n| |共计|予以公开".split(
      "|",
    ),
  );
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(parts, { maxLength: 60 }).map((words) => words.join("")),
  );

  test("reading does not throw, and cutting the source by a span gives what was printed", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const source = reportWith(text, "overview");
        const claims = parseReport(source).report?.claims ?? [];
        expectSpansToHold(source, claims);
        for (const { value, partOf } of claims) {
          expect(Number.isFinite(value)).toBe(true);
          expect(partOf === null || partOf < claims.length).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  // Quadratic work on any of these would take hours and end in the test's time-out.
  const long = 300_000;
  test.each([
    ["digits", "1".repeat(long)],
    ["thousands", "1,000".repeat(long / 5)],
    ["Chinese numerals", "十一".repeat(long / 2)],
    ["claims", "公开信息1条、".repeat(long / 7)],
    ["sums", "网站公开1条,共计1条,".repeat(long / 12)],
    ["parts", `公开信息9条,其中:${"网站1条,".repeat(long / 5)}`],
    ["denials", "未收到".repeat(long / 3)],
    ["lists", `${"行政复议、".repeat(long / 5)}均为0件`],
    ["brackets", "(".repeat(long)],
    ["closing brackets", `${")1件".repeat(long / 3)}`],
    ["quotations", "《".repeat(long)],
    ["spaces between words", "公 开 ".repeat(long / 4)],
    ["lines", "公开信息1条\n".repeat(long / 7)],
    ["years", "2022年".repeat(long / 5)],
    ["lines of numbers", "公开信息\n1\n条".repeat(long / 8)],
  ])("%s by the hundred thousand are read to the end", (_, hostile) => {
    const source = reportWith(hostile, "overview");
    expectSpansToHold(source, (parseReport(source).report?.claims ?? []).slice(0, 1_000));
  });
});
