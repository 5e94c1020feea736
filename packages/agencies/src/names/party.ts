import type { AgencyKind } from "@gongkai/schema";

/** Departments of party committees: name, kind, and the spelling that stands for all. */
export const PARTY_DEPARTMENTS: readonly (readonly [name: string, kind: AgencyKind, canonical: string])[] = [
  ["办公室", "partyDepartment", "办公室"],
  ["办公厅", "partyDepartment", "办公厅"],
  ["组织部", "partyDepartment", "组织部"],
  ["宣传部", "partyDepartment", "宣传部"],
  ["统一战线工作部", "partyDepartment", "统一战线工作部"],
  ["统战部", "partyDepartment", "统一战线工作部"],
  ["政法委员会", "partyDepartment", "政法委员会"],
  ["政法委", "partyDepartment", "政法委员会"],
  ["老干部局", "partyDepartment", "老干部局"],
  ["巡察工作领导小组办公室", "partyDepartment", "巡察工作领导小组办公室"],
  ["巡察办", "partyDepartment", "巡察工作领导小组办公室"],
  ["直属机关工作委员会", "partyDepartment", "直属机关工作委员会"],
  ["直属机关工委", "partyDepartment", "直属机关工作委员会"],
  ["机关工委", "partyDepartment", "直属机关工作委员会"],
  ["保密和机要局", "partyDepartment", "保密和机要局"],
  ["党校", "partyDepartment", "党校"],
  ["社会工作部", "socialWork", "社会工作部"],
  ["人民武装部", "partyDepartment", "人民武装部"],
  ["武装部", "partyDepartment", "人民武装部"],
];

/** Those of them that only a party has, so that their names alone tell that a committee stands above them. */
export const PARTY_ONLY =
  /^(?:组织部|宣传部|统一战线工作部|统战部|政法委员会|政法委|社会工作部|巡察办|(?:直属)?机关工委)$/;
