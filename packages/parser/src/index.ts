export { PARSER_VERSION, parseReport } from "./parse-report.ts";
