import { numberedSections, type PageWriter, paragraph } from "./page-parts.ts";

/** An amount of 万元 with two decimals. */
const amount = (hundredths: number) => (hundredths / 100).toFixed(2);

/** A budget disclosure: parts numbered 第一部分, sections numbered 一、, and tables with 一、… in their rows. */
export const writeBudget: PageWriter = ({ agency, year, random }) => {
  const [income, staff] = [random.integer(90_000, 900_000), random.integer(20_000, 80_000)];
  return {
    title: `${agency.name}${year}年部门预算公开`,
    parts: [
      { kind: "heading", text: "第一部分 部门概况" },
      ...numberedSections([
        ["主要职能", `负责${agency.kind.field}工作，承担${agency.kind.topics[0] ?? ""}等事项。`],
        ["机构设置", `内设机构${random.integer(4, 12)}个，行政编制${random.integer(10, 60)}名。`],
      ]),
      { kind: "heading", text: "第二部分 预算表" },
      {
        kind: "table",
        rows: [
          ["收入", "预算数", "支出", "预算数"],
          ["一、一般公共预算拨款收入", amount(income), "一、一般公共服务支出", amount(income - staff)],
          ["二、政府性基金预算拨款收入", "0.00", "二、社会保障和就业支出", amount(staff)],
          ["三、上年结转", "0.00", "三、结转下年", "0.00"],
          ["本年收入合计", amount(income), "本年支出合计", amount(income)],
        ],
      },
      { kind: "heading", text: "第三部分 情况说明" },
      ...numberedSections([
        ["总体情况", `收入总预算${amount(income)}万元，与上年持平。`],
        ["三公经费情况", `安排公务接待费${amount(random.integer(50, 900))}万元，下降3.5%。`],
        ["政府采购情况", `政府集中采购预算${amount(random.integer(500, 90_000))}万元。`],
        ["其他需要说明的事项", "本部门无重点项目绩效目标。"],
      ]),
      paragraph(`${agency.name} ${year}年2月15日`),
    ],
  };
};

/** A statistics bulletin: numbered sections, rates, and a table of indicators. */
export const writeStatisticsBulletin: PageWriter = ({ agency, year, random }) => {
  const place = agency.region.county ?? agency.region.city ?? agency.region.province;
  const output = random.integer(20_000, 900_000);
  return {
    title: `${place}${year}年国民经济和社会发展统计公报`,
    parts: [
      paragraph(`${place}统计局 ${year + 1}年3月20日`),
      ...numberedSections([
        ["综合", `初步核算，全年地区生产总值${amount(output)}亿元，比上年增长4.8%。`],
        ["农业", `粮食播种面积${random.integer(3, 40)}.2万亩，产量${random.integer(2, 20)}.6万吨。`],
        ["人口", `年末常住人口${random.integer(12, 90)}.35万人，城镇化率61.2%。`],
      ]),
      {
        kind: "table",
        rows: [
          ["指标名称", "计量单位", "本年", "上年"],
          ["地区生产总值", "亿元", amount(output), amount(output - 310)],
          ["规模以上企业", "家", String(random.integer(20, 300)), String(random.integer(20, 300))],
          ["普通中学", "所", String(random.integer(4, 40)), String(random.integer(4, 40))],
        ],
      },
      paragraph("注：本公报数据为初步统计数。"),
    ],
  };
};
