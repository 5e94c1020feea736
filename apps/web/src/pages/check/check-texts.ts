import type { DiagnosticCode, ErrorCode } from "@gongkai/schema";
import { defineTexts } from "../../language/texts.ts";

/** What the check page says. */
export const CHECK_TEXTS = defineTexts({
  zh: {
    title: "核对",
    lead: "放入一份年度报告，立刻看到哪些数字对不上、为什么、该看哪里。",
    privateTitle: "文件不离开这台电脑",
    private:
      "读取和核对都在浏览器里完成，不上传，也不保存。打开本页后断开网络也能核对；只有读取 PDF 和 Word 的程序，要在第一次用到时从本站取来。",
    drop: "把文件拖到这里，或点此选择",
    kinds: "网页（HTML）、文本、PDF、Word（DOCX、DOC）；可以一次放入几份",
    twoYears: "同一机关相邻两年的报告一起放入，会核对两年之间是否衔接。",
    paste: "或者粘贴报告全文",
    pasteHint: "从网页或 Word 复制时，表格会一并带过来。",
    withTables: "已带上复制内容里的表格。",
    pasted: "粘贴的报告",
    check: "核对",
    checking: "正在核对……",
    cancel: "取消",
    done: (count: string, duration: string) => `已核对 ${count} 份文件，用时 ${duration}`,
    seconds: (seconds: string) => `${seconds} 秒`,
    noRequests: "核对期间发出的网络请求：0 个",
    requests: (count: string) =>
      `核对期间发出的网络请求：${count} 个，都是从本站取字符编码表，没有发送文件内容`,
    statuses: {
      clean: "未发现问题",
      passed: "没有错误，但请看下列各点",
      failed: "有错误",
      unreadable: "没有找到年度报告",
    },
    results: "核对结果",
    report: "核对单",
    save: "保存网页（HTML）",
    print: "打印",
    saveJson: "保存数据（JSON）",
    again: "核对别的文件",
    fileName: "核对结果",
    refused: "没能读取",
    reasons: {
      UNSUPPORTED_DOCUMENT:
        "不是能读的文件，或文件已损坏。请另存为 DOCX、PDF、网页或文本后再试；压缩包请先解压。",
      DOCUMENT_TOO_LARGE: "文件太大：最多读取 32 MB。请只保留报告本身后再试。",
    } as Readonly<Partial<Record<ErrorCode, string>>>,
    otherReason: "没能读取这个文件。请另存为 DOCX、PDF、网页或文本后再试。",
    advice: {
      "image-only": "文件里的页面是图片，读不出文字。请用带文字的 PDF 或 Word 原件，或先做文字识别。",
      "document-encrypted": "文件设有密码。请取消密码后再试。",
      "no-report": "没有年度报告的各部分标题，也没有官方表格。请确认放入的是报告全文。",
    } as Readonly<Partial<Record<DiagnosticCode, string>>>,
    broken: "没能核对",
    brokenHint:
      "核对程序没有载入或意外停止。请联网后重试；若仍然如此，可以用命令 gongkai check 核对这份文件。",
    retry: "重新开始",
    limits:
      "结果与命令 gongkai check 相同。程序核对的是数字和组成，不判断内容好坏；没有发现问题，不等于报告没有问题。",
    rules: "全部规则",
  },
  en: {
    title: "Check",
    lead: "Drop a yearly report and see at once which numbers disagree, why, and where to look.",
    privateTitle: "Your file stays on this computer",
    private:
      "It is read and checked in the browser: nothing is uploaded, nothing is kept. Once this page is open you may go offline; only the readers of PDF and Word are fetched from this site when they are first needed.",
    drop: "Drop files here, or click to choose",
    kinds: "Web pages (HTML), text, PDF, Word (DOCX, DOC); several at once if you like",
    twoYears: "Give two years of one agency together, and they are checked against each other.",
    paste: "Or paste the text of a report",
    pasteHint: "Copied from a web page or from Word, its tables come along.",
    withTables: "The tables of what you copied have come along.",
    pasted: "pasted report",
    check: "Check",
    checking: "Checking …",
    cancel: "Cancel",
    done: (count, duration) => `${count} ${count === "1" ? "file" : "files"} checked in ${duration}`,
    seconds: (seconds) => `${seconds} s`,
    noRequests: "Requests sent meanwhile: 0",
    requests: (count) =>
      `Requests sent meanwhile: ${count}, all for tables of character encodings from this site; nothing of the file was sent`,
    statuses: {
      clean: "No faults found",
      passed: "No errors, but see below",
      failed: "Errors",
      unreadable: "No yearly report was found",
    },
    results: "Result",
    report: "Report of the check",
    save: "Save as web page (HTML)",
    print: "Print",
    saveJson: "Save as data (JSON)",
    again: "Check something else",
    fileName: "check",
    refused: "Could not be read",
    reasons: {
      UNSUPPORTED_DOCUMENT:
        "It is of a kind that cannot be read, or damaged. Save it as DOCX, PDF, web page or text and try again; unpack archives first.",
      DOCUMENT_TOO_LARGE: "It is too large: at most 32 MB are read. Keep the report alone and try again.",
    },
    otherReason: "This file could not be read. Save it as DOCX, PDF, web page or text and try again.",
    advice: {
      "image-only":
        "Its pages are pictures, without text to read. Use a PDF with text or the Word document, or recognise the text first.",
      "document-encrypted": "It has a password. Remove the password and try again.",
      "no-report":
        "It has neither the section headings nor the official tables of a yearly report. Make sure that it is the whole report.",
    },
    broken: "Nothing could be checked",
    brokenHint:
      "The checking program did not load, or stopped. Try again with a network; if it stays so, check the file with the command gongkai check.",
    retry: "Start anew",
    limits:
      "The result is that of the command gongkai check. It is about numbers and how the report is put together, not about how good it is; where nothing is found, something may still be wrong.",
    rules: "All rules",
  },
});
