import type { ApplicantId, CellAddress, RemediesGroupId, RemediesOutcomeId } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { type Figures, figureAt } from "../numbers/figures.ts";
import { drawCount, splitCount } from "../numbers/long-tail.ts";
import type { Random } from "../random.ts";

/** What was published, by channel and by category; both add up to the total. */
interface DisclosureFacts {
  readonly total: number;
  readonly website: number;
  readonly wechat: number;
  readonly weibo: number;
  readonly douyin: number;
  readonly categories: readonly { readonly name: string; readonly count: number }[];
  /** Channels beside those of the total. */
  readonly boards: number;
  readonly toutiao: number;
  readonly kuaishou: number;
  readonly gazetteIssues: number;
  readonly pressConferences: number;
  readonly followers: number;
  readonly visits: number;
  /** The total of the year before. */
  readonly priorTotal: number;
}

/** Further numbers of a report year; those that the form asks for are the form's. */
export interface FurtherFacts {
  readonly disclosures: DisclosureFacts;
  readonly rules: { readonly issued: number; readonly repealed: number; readonly inForce: number } | null;
  readonly compulsoryMeasures: number;
  /** Administrative fees in yuan; null in the edition that asks for no amount. */
  readonly administrativeFees: number | null;
  readonly otherwiseClosed: number;
  readonly receivedBy: Readonly<Record<ApplicantId, number>>;
  /** How the requests came in; they add up to the requests received. */
  readonly requestChannels: {
    readonly online: number;
    readonly inPerson: number;
    readonly letter: number;
    readonly email: number;
    readonly fax: number;
  };
  /** Requests received in the year before. */
  readonly priorReceived: number;
  readonly remedies: Readonly<Record<RemediesGroupId, Readonly<Record<RemediesOutcomeId, number>>>>;
  readonly processingFee: { readonly notices: number; readonly yuan: number };
  readonly participants: number;
  /** Documents of every sort, of which the normative ones are few. */
  readonly papers: number;
  readonly meetings: number;
}

const CATEGORY_NAMES = [
  "工作动态",
  "通知公告",
  "政策文件",
  "财政信息",
  "人事信息",
  "规划计划",
  "统计信息",
  "应急管理信息",
] as const;

function gatherDisclosures(random: Random, agency: Agency, priorTotal: number | undefined): DisclosureFacts {
  const usual = Math.sqrt(agency.size);
  const [website, wechat] = [20 + drawCount(random, 400 * usual), 5 + drawCount(random, 300 * usual)];
  const [weibo, douyin] = [drawCount(random, 60 * usual), drawCount(random, 25 * usual)];
  const total = website + wechat + weibo + douyin;
  const names = random.shuffle(CATEGORY_NAMES).slice(0, random.integer(2, 6));
  const counts = splitCount(
    random,
    total,
    names.map(() => 1),
  );
  return {
    total,
    website,
    wechat,
    weibo,
    douyin,
    categories: names.map((name, index) => ({ name, count: counts[index] ?? 0 })),
    boards: random.integer(1, 60),
    toutiao: random.integer(1, 240),
    kuaishou: random.integer(1, 90),
    gazetteIssues: random.integer(1, 12),
    pressConferences: random.integer(1, 15),
    followers: 300 + drawCount(random, 9_000 * usual),
    visits: 1_000 + drawCount(random, 60_000 * usual),
    priorTotal: priorTotal ?? Math.max(1, Math.floor(total * (0.6 + 0.9 * random.next()))),
  };
}

function gatherRemedies(figures: Figures): FurtherFacts["remedies"] {
  const group = (id: RemediesGroupId) => {
    const at = (outcome: RemediesOutcomeId) => figureAt(figures, `remedies/${id}/${outcome}`);
    return {
      upheld: at("upheld"),
      corrected: at("corrected"),
      otherOutcome: at("otherOutcome"),
      pending: at("pending"),
      total: at("total"),
    };
  };
  return {
    reconsideration: group("reconsideration"),
    directLitigation: group("directLitigation"),
    litigationAfterReconsideration: group("litigationAfterReconsideration"),
  };
}

function gatherReceived(figures: Figures): FurtherFacts["receivedBy"] {
  const at = (applicant: ApplicantId) => figureAt(figures, `requests/received/${applicant}`);
  return {
    naturalPerson: at("naturalPerson"),
    commercialEnterprise: at("commercialEnterprise"),
    researchInstitution: at("researchInstitution"),
    publicWelfareOrganization: at("publicWelfareOrganization"),
    legalServiceProvider: at("legalServiceProvider"),
    otherOrganization: at("otherOrganization"),
    total: at("total"),
  };
}

function sumOtherwiseClosed(figures: Figures): number {
  const rows: readonly CellAddress[] = [
    "requests/processed.otherwiseClosed/total",
    "requests/processed.otherwiseClosed.correctionOverdue/total",
    "requests/processed.otherwiseClosed.feeUnpaid/total",
    "requests/processed.otherwiseClosed.other/total",
  ];
  return rows.reduce((sum, row) => sum + figureAt(figures, row), 0);
}

/**
 * Gathers what only the varied narratives state, about as large as with real agencies of the size. Where it is known how
 * much was disclosed in the year before, `priorTotal` says so.
 */
export function gatherFurtherFacts(
  random: Random,
  agency: Agency,
  figures: Figures,
  previous: Figures | undefined,
  priorTotal?: number,
): FurtherFacts {
  const rules = "proactiveDisclosure/documents.rules";
  const received = figureAt(figures, "requests/received/total");
  const unpaid = figureAt(figures, "requests/processed.otherwiseClosed.feeUnpaid/total");
  const paid = received > 0 && random.chance(0.25) ? random.integer(1, 3) : 0;
  const [online = 0, inPerson = 0, letter = 0, email = 0, fax = 0] = splitCount(
    random,
    received,
    [12, 2, 4, 2, 1],
  );
  const fees = "proactiveDisclosure/fees.administrativeFees/amountCollected";
  return {
    disclosures: gatherDisclosures(random.fork("disclosures"), agency, priorTotal),
    rules: figures.has(`${rules}/inForce`)
      ? {
          issued: figureAt(figures, `${rules}/issued`),
          repealed: figureAt(figures, `${rules}/repealed`),
          inForce: figureAt(figures, `${rules}/inForce`),
        }
      : null,
    compulsoryMeasures: figureAt(figures, "proactiveDisclosure/enforcement.compulsoryMeasures/decisions"),
    administrativeFees: figures.has(fees) ? figureAt(figures, fees) : null,
    otherwiseClosed: sumOtherwiseClosed(figures),
    receivedBy: gatherReceived(figures),
    requestChannels: { online, inPerson, letter, email, fax },
    priorReceived:
      previous === undefined
        ? Math.max(0, received + random.integer(-9, 9))
        : figureAt(previous, "requests/received/total"),
    remedies: gatherRemedies(figures),
    processingFee: { notices: unpaid + paid, yuan: paid === 0 ? 0 : paid * 10 * random.integer(8, 60) },
    papers: 60 + drawCount(random, 140),
    participants: 10 + drawCount(random, 80),
    meetings: random.integer(1, 6),
  };
}
