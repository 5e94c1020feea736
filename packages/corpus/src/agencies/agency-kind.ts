/** Where an agency stands in the administration. */
export type AgencyLevel = "province" | "prefecture" | "county" | "township";

/** A kind of agency: how it is called, what it publishes and how much of everything it has in a usual year. */
export interface AgencyKind {
  readonly id: string;
  /** What follows the place in the name, by level; a level without such agencies is absent. */
  readonly names: Readonly<Partial<Record<AgencyLevel, string>>>;
  /** How its reports speak of it at county level, such as 我局. */
  readonly self: string;
  /** Its field of work in the narrative, such as 教育. */
  readonly field: string;
  /** What it discloses, for sentences about key areas. */
  readonly topics: readonly string[];
  /** Usual yearly numbers at county level; other levels scale them. */
  readonly usual: {
    readonly requests: number;
    readonly licenses: number;
    readonly penalties: number;
    readonly compulsoryMeasures: number;
    /** Administrative fees, in yuan. */
    readonly fees: number;
    /** Normative documents issued. */
    readonly documents: number;
  };
}

function bureau(base: string, provinceBase?: string): AgencyKind["names"] {
  return { province: provinceBase ?? `${base.slice(0, -1)}厅`, prefecture: base, county: base };
}

/** Every kind of agency that the corpus knows. */
export const AGENCY_KINDS = [
  {
    id: "education",
    names: bureau("教育局"),
    self: "我局",
    field: "教育",
    topics: ["义务教育阶段招生入学", "学生资助", "校外培训机构监管", "教师招聘"],
    usual: { requests: 3, licenses: 6, penalties: 1, compulsoryMeasures: 0, fees: 40_000, documents: 1 },
  },
  {
    id: "humanResources",
    names: bureau("人力资源和社会保障局"),
    self: "我局",
    field: "人力资源和社会保障",
    topics: ["稳岗就业", "社会保险", "职称评审", "根治欠薪"],
    usual: { requests: 4, licenses: 60, penalties: 4, compulsoryMeasures: 0, fees: 25_000, documents: 1 },
  },
  {
    id: "civilAffairs",
    names: bureau("民政局"),
    self: "我局",
    field: "民政",
    topics: ["最低生活保障", "养老服务", "社会组织登记", "残疾人两项补贴"],
    usual: { requests: 2, licenses: 25, penalties: 1, compulsoryMeasures: 0, fees: 0, documents: 1 },
  },
  {
    id: "publicSecurity",
    names: bureau("公安局"),
    self: "我局",
    field: "公安",
    topics: ["户籍办理", "出入境服务", "反诈宣传", "交通管理措施"],
    usual: {
      requests: 9,
      licenses: 9_000,
      penalties: 3_500,
      compulsoryMeasures: 700,
      fees: 600_000,
      documents: 0.5,
    },
  },
  {
    id: "naturalResources",
    names: bureau("自然资源局"),
    self: "我局",
    field: "自然资源",
    topics: ["征地补偿", "国土空间规划", "不动产登记", "地质灾害防治"],
    usual: {
      requests: 26,
      licenses: 320,
      penalties: 30,
      compulsoryMeasures: 1,
      fees: 3_000_000,
      documents: 1,
    },
  },
  {
    id: "housing",
    names: bureau("住房和城乡建设局"),
    self: "我局",
    field: "住房和城乡建设",
    topics: ["保障性住房", "老旧小区改造", "物业管理", "建筑工地安全"],
    usual: { requests: 14, licenses: 210, penalties: 24, compulsoryMeasures: 1, fees: 900_000, documents: 2 },
  },
  {
    id: "marketRegulation",
    names: bureau("市场监督管理局", "市场监督管理局"),
    self: "我局",
    field: "市场监管",
    topics: ["食品安全抽检", "价格监督检查", "特种设备安全", "消费维权"],
    usual: {
      requests: 11,
      licenses: 4_200,
      penalties: 160,
      compulsoryMeasures: 12,
      fees: 120_000,
      documents: 1,
    },
  },
  {
    id: "health",
    names: { province: "卫生健康委员会", prefecture: "卫生健康委员会", county: "卫生健康委员会" },
    self: "我委",
    field: "卫生健康",
    topics: ["疫苗接种", "传染病防控", "医疗机构校验", "家庭医生签约服务"],
    usual: { requests: 3, licenses: 340, penalties: 28, compulsoryMeasures: 0, fees: 0, documents: 0.5 },
  },
  {
    id: "agriculture",
    names: bureau("农业农村局"),
    self: "我局",
    field: "农业农村",
    topics: ["惠农补贴", "高标准农田建设", "农产品质量安全", "宅基地管理"],
    usual: { requests: 3, licenses: 130, penalties: 9, compulsoryMeasures: 1, fees: 0, documents: 0.5 },
  },
  {
    id: "statistics",
    names: bureau("统计局", "统计局"),
    self: "我局",
    field: "统计",
    topics: ["统计公报", "月度经济数据", "统计执法", "人口抽样调查"],
    usual: { requests: 1, licenses: 0, penalties: 2, compulsoryMeasures: 0, fees: 0, documents: 0.2 },
  },
  {
    id: "governmentServices",
    names: bureau("政务服务局", "政务服务局"),
    self: "我局",
    field: "政务服务",
    topics: ["办事指南", "一件事一次办", "帮办代办", "公共资源交易"],
    usual: { requests: 1, licenses: 900, penalties: 0, compulsoryMeasures: 0, fees: 0, documents: 0.5 },
  },
  {
    id: "generalOffice",
    names: { province: "人民政府办公厅", prefecture: "人民政府办公室", county: "人民政府办公室" },
    self: "本机关",
    field: "政务公开",
    topics: ["政府常务会议", "重大行政决策", "财政预决算", "建议提案办理"],
    usual: { requests: 12, licenses: 0, penalties: 0, compulsoryMeasures: 0, fees: 0, documents: 6 },
  },
  {
    id: "townshipGovernment",
    names: { township: "人民政府" },
    self: "我镇",
    field: "基层治理",
    topics: ["惠民惠农补贴", "乡村振兴项目", "防汛抗旱", "村务财务"],
    usual: { requests: 2, licenses: 8, penalties: 2, compulsoryMeasures: 0.3, fees: 0, documents: 0.2 },
  },
] as const satisfies readonly AgencyKind[];

/** The identifier of a kind of agency. */
export type AgencyKindId = (typeof AGENCY_KINDS)[number]["id"];
