/** Checks reports beside the page, which goes on meanwhile. */
import type { CheckReply, CheckRequest } from "./check-answer.ts";
import { checkFiles } from "./check-files.ts";

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
