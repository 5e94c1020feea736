export { detectReports } from "./detection/detect-reports.ts";
export { PARSER_VERSION, parseReport, parseReports } from "./parse-report.ts";
