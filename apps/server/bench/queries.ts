import { toGlobalId } from "../src/global-id.ts";

/** A query as it is sent: a document and values for its variables, others each time. */
export interface SentQuery {
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

/** A question that every server is asked in its own words. */
export interface BenchQuery {
  readonly name: string;
  readonly gongkai: SentQuery;
  /** Null where PostGraphile cannot express it on these tables. */
  readonly postgraphile: SentQuery | null;
}

/** What the questions are about: agencies and the years of their reports. */
export interface Subjects {
  readonly agencies: readonly string[];
  readonly years: readonly number[];
}

const APPLICANTS = "naturalPerson commercialEnterprise researchInstitution publicWelfareOrganization";
const ROW = `{ ${APPLICANTS} legalServiceProvider otherOrganization total }`;
const OUTCOMES = "{ upheld corrected otherOutcome pending total }";

const REPORT = {
  gongkai: `query ($agency: ID!, $year: Int!) {
    report(agencyId: $agency, year: $year) {
      title year edition agency { name level }
      proactiveDisclosure {
        documents { normativeDocuments { issued repealed inForce } }
        licensing { licenses { decisions } }
        enforcement { penalties { decisions } compulsoryMeasures { decisions } }
        fees { administrativeFees { amountCollected } }
      }
      requests {
        received ${ROW} pendingAtStart ${ROW} pendingAtEnd ${ROW}
        processed {
          granted ${ROW} partiallyGranted ${ROW} total ${ROW}
          denied { stateSecret ${ROW} thirdPartyRights ${ROW} internalAffairs ${ROW} }
        }
      }
      remedies {
        reconsideration ${OUTCOMES} directLitigation ${OUTCOMES} litigationAfterReconsideration ${OUTCOMES}
      }
    }
  }`,
  postgraphile: `query ($report: String!) {
    reportByRowId(rowId: $report) {
      year agencyByAgencyId { name level }
      reportVersionsByReportId(condition: { isCurrent: true }) {
        nodes {
          title edition
          proactiveDisclosureFigureByVersionId {
            documentsNormativeDocumentsIssued documentsNormativeDocumentsRepealed
            documentsNormativeDocumentsInForce licensingLicensesDecisions enforcementPenaltiesDecisions
            enforcementCompulsoryMeasuresDecisions feesAdministrativeFeesAmountCollectedFen
          }
          requestsFiguresByVersionId {
            nodes {
              applicant received pendingAtStart pendingAtEnd processedGranted processedPartiallyGranted
              processedTotal processedDeniedStateSecret processedDeniedThirdPartyRights
              processedDeniedInternalAffairs
            }
          }
          remediesFiguresByVersionId { nodes { remedyGroup upheld corrected otherOutcome pending total } }
        }
      }
    }
  }`,
};

const TOTALS = {
  gongkai: `query ($filter: ReportFilter!) {
    reports(first: 100, filter: $filter) {
      nodes { id year agency { name } requests { received { total } processed { total { total } } } }
    }
  }`,
  postgraphile: `query ($year: Int!) {
    allReports(first: 100, condition: { year: $year }) {
      nodes {
        rowId year agencyByAgencyId { name }
        reportVersionsByReportId(condition: { isCurrent: true }) {
          nodes { requestsFiguresByVersionId(condition: { applicant: "total" }) { nodes { received processedTotal } } }
        }
      }
    }
  }`,
};

const TEN_YEARS = {
  gongkai: `query ($agency: ID!) {
    agency(id: $agency) {
      name level
      reports(first: 10) {
        nodes {
          year edition
          requests { received { total } processed { granted { total } total { total } } pendingAtEnd { total } }
          remedies { reconsideration { total corrected } directLitigation { total } }
        }
      }
    }
  }`,
  postgraphile: `query ($agency: String!) {
    agencyByRowId(rowId: $agency) {
      name level
      reportsByAgencyId(first: 10, orderBy: YEAR_DESC) {
        nodes {
          year
          reportVersionsByReportId(condition: { isCurrent: true }) {
            nodes {
              edition
              requestsFiguresByVersionId(condition: { applicant: "total" }) {
                nodes { received processedGranted processedTotal pendingAtEnd }
              }
              remediesFiguresByVersionId { nodes { remedyGroup total corrected } }
            }
          }
        }
      }
    }
  }`,
};

const BY_YEAR_AND_LEVEL = `query ($cells: [String!]!) {
  reportStats(
    filter: { synthetic: true }
    groupBy: [YEAR, LEVEL]
    measures: [{ name: "measure", cells: $cells, quantiles: [] }]
  ) {
    groups { year level reports figures { n expected sum mean } }
  }
}`;

const SEARCH = `query ($query: String!) {
  search(query: $query, facets: [YEAR, LEVEL, KIND]) {
    totalCount { value }
    facets { name values { value count } }
    nodes { report { title year agency { name } } section { section } snippet { text marks { start end } } }
  }
}`;

const CELLS = ["received", "pendingAtEnd", "processed.granted", "processed.total"];
const WORDS = [
  "公开平台建设 栏目",
  "业务培训",
  "机构改革",
  "政务新媒体 更新",
  "公开指南",
  "规范性文件 清理",
  "第三方 意见",
];

/** The five questions, each about many subjects in turn. */
export function benchQueries({ agencies, years }: Subjects): readonly BenchQuery[] {
  const id = (key: string) => toGlobalId({ type: "Agency", key });
  const reports = agencies.map((agency, index) => ({ agency, year: years[index % years.length] }));
  return [
    {
      name: "one report with its tables",
      gongkai: {
        query: REPORT.gongkai,
        variables: reports.map(({ agency, year }) => ({ agency: id(agency), year })),
      },
      postgraphile: {
        query: REPORT.postgraphile,
        variables: reports.map(({ agency, year }) => ({ report: `${agency}-${year}` })),
      },
    },
    {
      name: "100 reports with totals",
      gongkai: { query: TOTALS.gongkai, variables: years.map((year) => ({ filter: { years: [year] } })) },
      postgraphile: { query: TOTALS.postgraphile, variables: years.map((year) => ({ year })) },
    },
    {
      name: "an agency's ten years",
      gongkai: { query: TEN_YEARS.gongkai, variables: agencies.map((agency) => ({ agency: id(agency) })) },
      postgraphile: { query: TEN_YEARS.postgraphile, variables: agencies.map((agency) => ({ agency })) },
    },
    {
      name: "national figures by year and level",
      gongkai: {
        query: BY_YEAR_AND_LEVEL,
        variables: CELLS.map((row) => ({ cells: [`requests/${row}/total`] })),
      },
      postgraphile: null,
    },
    {
      name: "search with facets",
      gongkai: { query: SEARCH, variables: WORDS.map((query) => ({ query })) },
      postgraphile: null,
    },
  ];
}
