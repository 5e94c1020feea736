import { defineTexts } from "../language/texts.ts";

/** What the states of a page say while, or because, there is nothing else to show. */
export const STATE_TEXTS = defineTexts({
  zh: {
    loading: "正在载入……",
    failed: "没能取到数据",
    retry: "重试",
    requestId: "请求编号",
    code: "代码",
    waiting: "等服务器恢复后会自动重试。",
    reasons: {
      OVERLOADED: "服务器正忙，请稍后重试。",
      RATE_LIMITED: "请求过于频繁，请稍等一分钟。",
      TIMEOUT: "查询超时，请缩小范围后重试。",
      TOO_COMPLEX: "一次要的内容太多，请缩小范围。",
      SEARCH_UNAVAILABLE: "检索服务暂时不可用，请稍后重试。",
      SERVER_AWAY: "服务器没有应答。",
    } as Readonly<Record<string, string>>,
    otherReason: "服务器没有完成这个请求。若重试后仍然如此，请把请求编号告诉管理员。",
    more: "显示更多",
    loadingMore: "正在载入更多……",
    shown: (shown: string, total: string) => `已显示 ${shown} 条，共 ${total} 条`,
    shownAtLeast: (shown: string, total: string) => `已显示 ${shown} 条，共 ${total} 条以上`,
  },
  en: {
    loading: "Loading …",
    failed: "The data could not be fetched",
    retry: "Try again",
    requestId: "Request id",
    code: "Code",
    waiting: "It will be tried again when the server is back.",
    reasons: {
      OVERLOADED: "The server is busy. Try again in a moment.",
      RATE_LIMITED: "That were too many requests. Wait a minute.",
      TIMEOUT: "The query took too long. Ask for less and try again.",
      TOO_COMPLEX: "That is too much at once. Ask for less.",
      SEARCH_UNAVAILABLE: "Search is not available at the moment. Try again later.",
      SERVER_AWAY: "The server does not answer.",
    },
    otherReason: "The server did not finish this request. If it stays so, tell the operator the request id.",
    more: "Show more",
    loadingMore: "Loading more …",
    shown: (shown, total) => `${shown} of ${total} shown`,
    shownAtLeast: (shown, total) => `${shown} of more than ${total} shown`,
  },
});
