import { HOST_LABELS } from "./regions/host-labels.ts";
import type { Region } from "./regions/region.ts";
import { regionTable } from "./regions/region-table.ts";

const SITE_CODE = /网站标识码[:\uFF1A\s]*(\d{10})(?!\d)/;

/** The site identification code (网站标识码) that the footer of a government's page prints; null where it prints none. */
export function findSiteCode(text: string): string | null {
  return SITE_CODE.exec(text)?.[1] ?? null;
}

/** The region whose code a site identification code begins with. */
export function regionOfSiteCode(siteCode: string): Region | null {
  return /^\d{10}$/.test(siteCode) ? regionTable().coded(siteCode.slice(0, 6)) : null;
}

/** The region whose website an address belongs to: rsj.zhuhai.gov.cn is 珠海市's. */
export function regionOfAddress(url: string): Region | null {
  const host = /^(?:[a-z]+:)?(?:\/\/)?([^/?#:\s]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
  if (!host.endsWith(".gov.cn")) return null;
  const label = host.slice(0, -".gov.cn".length).split(".").at(-1) ?? "";
  const code = Object.hasOwn(HOST_LABELS, label) ? HOST_LABELS[label] : undefined;
  return code === undefined ? null : regionTable().coded(code);
}
