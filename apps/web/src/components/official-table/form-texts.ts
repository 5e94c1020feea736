import {
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_CORNER,
  REMEDIES_LITIGATION_LABEL,
  REQUESTS_HEADER,
} from "@gongkai/schema";
import { defineTexts } from "../../language/texts.ts";

/** The header words of the forms that head no single row or column, and what a table is called. */
export const FORM_TEXTS = defineTexts({
  zh: {
    content: PROACTIVE_DISCLOSURE_CORNER as string,
    corner: REQUESTS_HEADER.corner as string,
    applicants: REQUESTS_HEADER.applicants as string,
    organizations: REQUESTS_HEADER.organizations as string,
    litigation: REMEDIES_LITIGATION_LABEL as string,
    clauses: Object.fromEntries(
      PROACTIVE_DISCLOSURE_BLOCKS.map(({ id, clause }) => [id, clause]),
    ) as Readonly<Record<string, string>>,
    tables: {
      proactiveDisclosure: "主动公开政府信息情况表",
      requests: "收到和处理申请情况表",
      remedies: "复议和诉讼情况表",
    },
  },
  en: {
    content: "Information",
    corner: "(In each column, lines one and two together are equal to lines three and four together)",
    applicants: "Applicants",
    organizations: "Legal persons and other organizations",
    litigation: "Administrative litigation",
    clauses: Object.fromEntries(
      PROACTIVE_DISCLOSURE_BLOCKS.map(({ id, description }) => [id, `Article 20: ${description.en}`]),
    ),
    tables: {
      proactiveDisclosure: "Table of proactive disclosure",
      requests: "Table of requests received and processed",
      remedies: "Table of reconsiderations and lawsuits",
    },
  },
});
