import type { SearchAgency, SearchRegion } from "@gongkai/schema";
import { agencyOf } from "../fixture.ts";

const region = (code: string, name: string): SearchRegion => ({ code, name });

const JIANGSU = [region("320000", "江苏省")];
const SUQIAN = [...JIANGSU, region("321300", "宿迁市")];
const SHUYANG = [...SUQIAN, region("321322", "沭阳县")];
const SIYANG = [...SUQIAN, region("321323", "泗阳县")];
const NANJING = [...JIANGSU, region("320100", "南京市")];
const XUZHOU = [...JIANGSU, region("320300", "徐州市")];
const NANJING_GULOU = [...NANJING, region("320106", "鼓楼区")];
const XUZHOU_GULOU = [...XUZHOU, region("320302", "鼓楼区")];
const ZHEJIANG = [region("330000", "浙江省")];
const HANGZHOU = [...ZHEJIANG, region("330100", "杭州市")];
const JILIN = [region("220000", "吉林省")];
const JILIN_CITY = [...JILIN, region("220200", "吉林市")];
const HUBEI = [region("420000", "湖北省")];
const GONGAN = [...HUBEI, region("421000", "荆州市"), region("421022", "公安县")];
const ENSHI = [...HUBEI, region("422800", "恩施土家族苗族自治州")];
const INNER_MONGOLIA = [region("150000", "内蒙古自治区")];

/** Agencies with names of every kind: alike in several places, with short forms, former names, and words in them. */
export const AGENCIES: readonly SearchAgency[] = [
  agencyOf({ id: "suqian", name: "宿迁市人民政府", aliases: ["宿迁市政府"], regions: SUQIAN }),
  agencyOf({
    id: "suqian-labour",
    name: "宿迁市人力资源和社会保障局",
    aliases: ["人社局", "宿迁市人社局", "市人社局", "宿迁市人事局"],
    regions: SUQIAN,
  }),
  agencyOf({ id: "suqian-market", name: "宿迁市市场监督管理局", aliases: ["市监局"], regions: SUQIAN }),
  agencyOf({ id: "suqian-police", name: "宿迁市公安局", regions: SUQIAN }),
  agencyOf({ id: "suqian-archive", name: "宿迁市档案馆", regions: SUQIAN }),
  agencyOf({
    id: "shuyang-labour",
    name: "沭阳县人力资源和社会保障局",
    aliases: ["人社局", "沭阳县人社局", "县人社局"],
    regions: SHUYANG,
  }),
  agencyOf({ id: "shuyang-justice", name: "沭阳县司法局", regions: SHUYANG }),
  agencyOf({
    id: "shuyang-tax",
    name: "国家税务总局沭阳县税务局",
    aliases: ["沭阳县税务局"],
    regions: SHUYANG,
  }),
  agencyOf({ id: "siyang-justice", name: "泗阳县司法局", regions: SIYANG }),
  agencyOf({ id: "nanjing-gulou-justice", name: "南京市鼓楼区司法局", regions: NANJING_GULOU }),
  agencyOf({ id: "xuzhou-gulou-justice", name: "徐州市鼓楼区司法局", regions: XUZHOU_GULOU }),
  agencyOf({
    id: "jiangsu-labour",
    name: "江苏省人力资源和社会保障厅",
    aliases: ["人社厅", "江苏省人社厅"],
    regions: JIANGSU,
  }),
  agencyOf({
    id: "hangzhou-health",
    name: "杭州市卫生健康委员会",
    aliases: ["卫健委", "杭州市卫健委", "杭州市卫生局"],
    regions: HANGZHOU,
  }),
  agencyOf({ id: "jilin", name: "吉林省人民政府", regions: JILIN }),
  agencyOf({ id: "jilin-city", name: "吉林市人民政府", regions: JILIN_CITY }),
  agencyOf({ id: "gongan", name: "公安县人民政府", aliases: ["公安县政府"], regions: GONGAN }),
  agencyOf({ id: "enshi", name: "恩施土家族苗族自治州人民政府", regions: ENSHI }),
  agencyOf({ id: "inner-mongolia", name: "内蒙古自治区财政厅", regions: INNER_MONGOLIA }),
  agencyOf({ id: "education", name: "教育部", aliases: ["中华人民共和国教育部"] }),
];
