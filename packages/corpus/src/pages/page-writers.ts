import { APPLICANTS } from "@gongkai/schema";
import { shortName } from "../agencies/names.ts";
import { writeBlankForm } from "./form-page-writers.ts";
import type { PageKind, PagePart } from "./page.ts";
import { numberedSections, type PageWriter, paragraph } from "./page-parts.ts";
import { writeBudget, writeStatisticsBulletin } from "./table-page-writers.ts";

/** The call for reports: it names the six headings and the tables, and holds no figure. */
const writeReportNotice: PageWriter = ({ agency, year }) => {
  const city = agency.region.city ?? agency.region.province;
  return {
    title: `关于做好${year}年政府信息公开工作年度报告编制和公布工作的通知`,
    parts: [
      paragraph(`${city}各县区人民政府，市直各部门：`),
      paragraph(
        `为做好${year}年度报告编制工作，根据《中华人民共和国政府信息公开条例》第五十条规定，现将有关事项通知如下。`,
      ),
      ...numberedSections([
        [
          "报告内容",
          "年度报告应当包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分，并按统一格式填写三张表格。",
        ],
        ["时间要求", `各部门应当于${year + 1}年1月31日前公布年度报告，各县区应当于3月31日前公布。`],
        ["有关要求", "数据要真实准确，表格中的勾稽关系要逐项核对，不得漏报、错报。"],
      ]),
      paragraph("附件：1.政府信息公开工作年度报告格式 2.填报说明"),
      paragraph("联系人：示例，联系电话：0000-1000003"),
      paragraph(`${city}人民政府办公室`),
      paragraph(`${year}年12月8日`),
    ],
  };
};

const writePolicy: PageWriter = ({ agency, year, random }) => ({
  title: `关于印发${agency.kind.field}领域基层政务公开标准指引的通知`,
  parts: [
    paragraph(
      `${agency.name.slice(0, 1)}${agency.kind.field.slice(0, 2)}〔${year}〕${random.integer(2, 40)}号`,
    ),
    paragraph("各有关单位：现将指引印发，请结合实际抓好落实。"),
    ...numberedSections([
      ["总体要求", "坚持以群众需求为导向，分类制定公开事项，力争三年内全面覆盖。"],
      [
        "主要任务",
        `梳理${agency.kind.topics.join("、")}等事项，明确公开主体、时限和方式，主动公开政府信息的渠道要方便查找。`,
      ],
      ["保障措施", "各单位每年培训不少于2次，将落实情况纳入考核，占分值不低于4%。"],
    ]),
    paragraph(`本指引自${year}年7月1日起施行，有效期5年。`),
    paragraph(agency.name),
    paragraph(`${year}年6月12日`),
  ],
});

/** News that the reports are out, with figures quoted from one. */
const writeNews: PageWriter = ({ agency, year, random }) => ({
  title: `${agency.name}公布${year}年政府信息公开工作年度报告`,
  parts: [
    paragraph(`发布时间：${year + 1}-01-${random.integer(12, 30)} 来源：示例日报`),
    paragraph(
      `本报讯 近日，${agency.name}在网站公布${year}年政府信息公开工作年度报告。报告显示，全年主动公开政府信息${random.integer(100, 3_000)}条，收到政府信息公开申请${random.integer(1, 60)}件，均按期答复。`,
    ),
    paragraph("报告提出，下一步将丰富解读形式，继续优化网站栏目，方便群众查询。"),
    paragraph("（责任编辑：示例）"),
  ],
});

const writeReportList: PageWriter = ({ agency, year, random }) => ({
  title: "政府信息公开工作年度报告",
  parts: [
    paragraph("首页 > 政务公开 > 政府信息公开年报"),
    ...Array.from({ length: random.integer(12, 30) }, (_, index): PagePart => {
      const of = year - (index % 6);
      const body =
        index % 3 === 0
          ? agency.name
          : index % 3 === 1
            ? shortName(agency)
            : `${agency.region.province}示例中心`;
      return {
        kind: "link",
        text: `${body}${of}年政府信息公开工作年度报告 ${of + 1}-01-${10 + (index % 18)}`,
        address: `/gknb/${of + 1}/t${index}.html`,
      };
    }),
    paragraph("共 3 页 上一页 1 2 3 下一页"),
  ],
});

const writeDisclosureGuide: PageWriter = ({ agency, year }) => ({
  title: `${agency.name}政府信息公开指南`,
  parts: [
    paragraph(`为方便公民、法人和其他组织获取政府信息，${agency.name}编制本指南，每年更新一次。`),
    ...numberedSections([
      ["主动公开", "本机关主动公开机构职能、政策文件、办事指南和财政信息，自形成之日起20个工作日内公开。"],
      ["依申请公开", "申请人可以当面、邮寄或者网上提交申请表，一般自收到申请之日起20个工作日内答复。"],
      ["收费标准", "依申请提供政府信息不收取费用，但数量、频次明显超过合理范围的，可以收取信息处理费。"],
      ["救济方式", "认为本机关未依法履行义务的，可以举报，也可以依法申请行政复议或者提起行政诉讼。"],
    ]),
    paragraph(`受理机构：${agency.name}办公室，地址：示例路1号，电话：0000-1000004，邮编：000000`),
    paragraph(`更新时间：${year}年3月1日`),
  ],
});

const writePersonnelNotice: PageWriter = ({ agency, year, random }) => ({
  title: `${agency.name}${year}年公开招聘工作人员公告`,
  parts: [
    paragraph(`因工作需要，${agency.name}面向社会公开招聘工作人员${random.integer(2, 20)}名。`),
    ...numberedSections([
      ["招聘原则", "坚持公开、平等、竞争、择优。"],
      ["报名时间", `${year}年5月6日至5月12日，逾期不受理。`],
      ["考试方式", "笔试成绩占60%，面试成绩占40%，总分100分。"],
      ["其他事项", "未尽事宜由本单位负责解释，监督电话0000-1000005。"],
    ]),
  ],
});

/** The yearly work report of a government: long, full of numbers, sections numbered alike, one word on disclosure. */
const writeGovernmentWorkReport: PageWriter = ({ agency, year, random }) => {
  const place = agency.region.county ?? agency.region.city ?? agency.region.province;
  return {
    title: `${place}${year}年政府工作报告`,
    parts: [
      paragraph(`——${year + 1}年1月12日在${place}人民代表大会会议上`),
      paragraph("各位代表：现在，我代表人民政府向大会报告工作，请予审议。"),
      ...numberedSections([
        [
          "工作回顾",
          `地区生产总值完成${random.integer(80, 900)}亿元，增长${random.integer(30, 70) / 10}%。办理人大代表建议${random.integer(20, 200)}件、政协委员提案${random.integer(20, 200)}件，满意率98%。政务公开持续推进。`,
        ],
        ["存在问题", "产业结构不够优化，民生领域还有短板，少数干部作风不实。"],
        [
          "目标任务",
          `${year + 1}年的主要预期目标：地区生产总值增长5%以上，城镇新增就业${random.integer(2, 9)}000人。`,
        ],
        ["自身建设", "坚持依法行政，自觉接受监督，深化政府信息公开。"],
      ]),
    ],
  };
};

const writeApplicationForm: PageWriter = ({ agency }) => ({
  title: `${agency.name}政府信息公开申请表`,
  parts: [
    {
      kind: "table",
      rows: [
        ["申请人信息", "公民", "姓名", "", "工作单位", ""],
        ["", "", "证件名称", "", "证件号码", ""],
        ["", "法人或其他组织", "名称", "", "统一社会信用代码", ""],
        [
          "",
          "类型",
          ...APPLICANTS.filter(({ id }) => id !== "naturalPerson" && id !== "total").map(
            ({ label }) => label,
          ),
        ],
        ["所需信息情况", "内容描述", "", "", "", ""],
        ["", "获取方式", "邮寄", "电子邮件", "当面领取", ""],
      ],
    },
    paragraph(`填表说明：请将本表寄至示例路1号${agency.name}办公室，邮编000000。`),
  ],
});

/** A circular on how the reports of other bodies were found to be. */
const writeReportReview: PageWriter = ({ agency, year, random }) => {
  const checked = random.integer(20, 90);
  return {
    title: `关于${year}年度政府信息公开工作年度报告核查情况的通报`,
    parts: [
      paragraph(`近期对已公布的${year}年度报告进行了核查，共抽查${checked}份，现将情况通报如下。`),
      ...numberedSections([
        ["总体情况", `按时公布${checked - 2}份，未按时公布2份，公布率总体较高。`],
        [
          "存在的主要问题",
          "部分单位收到和处理政府信息公开申请情况表的勾稽关系不成立，个别单位行政复议、行政诉讼数据前后不一致。",
        ],
        ["下一步要求", `请相关单位于${year + 1}年4月15日前更正并重新公布。`],
      ]),
      paragraph(`${agency.region.city ?? agency.region.province}人民政府办公室`),
      paragraph(`${year + 1}年3月28日`),
    ],
  };
};

/** A letter that answers one request. */
const writeRequestReply: PageWriter = ({ agency, year, random }) => ({
  title: `${agency.name}政府信息公开申请答复书`,
  parts: [
    paragraph(`编号：${year}-${random.integer(1, 90)}`),
    paragraph("示例申请人："),
    paragraph(
      `本机关于${year}年${random.integer(2, 11)}月3日收到您提出的政府信息公开申请1件。经检索，您申请的信息属于主动公开范围，可以在网站查阅，现予以公开。`,
    ),
    paragraph("如不服本答复，可以在60日内申请行政复议，或者在6个月内提起行政诉讼。"),
    paragraph(agency.name),
    paragraph(`${year}年${random.integer(3, 12)}月12日`),
  ],
});

/** The writer of each kind of page. */
export const PAGE_WRITERS: Readonly<Record<PageKind, PageWriter>> = {
  reportNotice: writeReportNotice,
  policy: writePolicy,
  budget: writeBudget,
  news: writeNews,
  reportList: writeReportList,
  disclosureGuide: writeDisclosureGuide,
  personnelNotice: writePersonnelNotice,
  statisticsBulletin: writeStatisticsBulletin,
  governmentWorkReport: writeGovernmentWorkReport,
  applicationForm: writeApplicationForm,
  blankForm: writeBlankForm,
  reportReview: writeReportReview,
  requestReply: writeRequestReply,
};
