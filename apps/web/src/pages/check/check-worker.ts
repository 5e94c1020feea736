/** Checks reports beside the page, which goes on meanwhile. */
import { SECTIONS } from "@gongkai/schema";
import type { CheckReply, CheckRequest } from "./check-answer.ts";
import { checkFiles } from "./check-files.ts";

/** A report that says nothing. Checking it makes the tables and patterns that the first report would have to wait for. */
const EMPTY_REPORT = SECTIONS.map(({ ordinal, heading }) => `${ordinal}、${heading.zh}\n`).join("");

addEventListener("message", async ({ data }: MessageEvent<CheckRequest>) => {
  const { id, ...request } = data;
  let reply: CheckReply;
  try {
    reply = { id, answer: await checkFiles(request) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  postMessage(reply);
});

void checkFiles({ files: [new File([EMPTY_REPORT], "")], checkedOn: "" });
