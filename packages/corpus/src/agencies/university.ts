import type { Agency } from "./agency.ts";

/** An invented university at the place of an invented agency; its reports speak of an academic year. */
export function createUniversity(agency: Agency): Agency {
  const { province, city } = agency.region;
  const place = (city ?? province).slice(0, -1);
  return {
    ...agency,
    name: `${place}${city === null ? "大学" : "师范学院"}`,
    region: { province, city, county: null, township: null },
    self: "我校",
    kind: {
      ...agency.kind,
      field: "高等教育",
      topics: ["招生考试", "财务资产及收费", "人事师资", "学生管理服务"],
    },
  };
}
