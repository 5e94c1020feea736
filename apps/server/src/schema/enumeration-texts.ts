/** What people read of an enumeration and of its values, by what each stands for inside. */
export interface EnumerationText {
  readonly description: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Enumerations whose values are described nowhere else, by type name, in the order in which they are told. */
export const ENUMERATION_TEXTS = {
  AgencyMatch: {
    description: "报告如何归到机关 · How a report came to its agency.",
    values: {
      named: "文中写明机关 · The text names the agency.",
      settled: "由人认定 · A person has said whose report it is.",
      uncertain:
        "文中只用了多地通用的名称，见 evidence · The text names its agency only as bodies of many places are called; see the evidence.",
      unknown: "文中没有写明，也没有猜测 · The text does not name its agency, and nothing was guessed.",
    },
  },
  CellState: {
    description: "对表中一处所知的情况 · What is known of one place of a table.",
    values: {
      value: "报告印出的数字 · A number that the report prints.",
      blank: "机关留空。空白不是零 · Left empty by the agency. Blank is not zero.",
      notApplicable: "机关标为不适用 · Marked as not applicable by the agency.",
      unread:
        "未能读出，原因见 `because`。既非零也非空白 · Could not be read; `because` says why. Neither zero nor blank.",
    },
  },
  Placement: {
    description: "数字如何归入其列 · How a number came to its column.",
    values: {
      printed: "数字就在本列 · The number stands in its own column.",
      deduced:
        "数字是印出的，所属的列由写明的规则推出 · The number is printed; its column follows from a stated rule.",
    },
  },
  ClaimUnit: {
    description: "正文所述数值的单位 · What the value of a claim counts.",
    values: {
      count: "件、次、人等 · Pieces, cases, times, people: whatever is counted.",
      money: "元 · Yuan.",
      percent: "百分比 · Per cent.",
    },
  },
  RuleKind: {
    description: "规则比较什么 · What a rule compares.",
    values: {
      balance: "格式上印的勾稽关系 · The identity printed on the form.",
      footing: "分项与合计 · Parts make a total.",
      continuity: "上年末与下年初 · One year's end is the next year's start.",
      agreement: "正文与表格 · Narrative and table say the same.",
      plausibility: "可能而不寻常 · Possible and unlikely.",
      structure: "报告的构成 · How the report is put together.",
      hierarchy: "政府与其下属 · A government and the bodies below it.",
      timeliness: "发布日期与法规 · The day of publication and the law.",
    },
  },
  Severity: {
    description: "不符合时的严重程度，最重的在前 · How much a failed rule weighs, gravest first.",
    values: {
      error: "数字不可能都对 · The numbers cannot all be right.",
      warning: "数字很可能不都对 · The numbers are probably not all right.",
      information: "值得知道，未必有错 · Worth knowing; nothing need be wrong.",
    },
  },
  Verdict: {
    description:
      "规则的结论。缺失的数字是未知数，零或更多 · What became of a rule. A missing number is an unknown number, zero or more.",
    values: {
      pass: "符合 · The rule holds.",
      fail: "不论缺失的数字是多少都不符合 · The rule does not hold, whatever the missing numbers are.",
      passIfBlankIsZero: "只有空白都按 0 计才符合 · Holds only if every blank is taken for 0.",
      indeterminate: "取决于缺失的数字 · Depends on numbers that are missing.",
      notAssessable: "没有可供检查的内容 · There is nothing to apply the rule to.",
    },
  },
  Change: {
    description: "两份报告之间的变化 · What became of something between two reports.",
    values: {
      same: "两者相同 · The same in both.",
      changed: "第二份中不同 · Another one in the second report.",
      added: "只在第二份中 · Only in the second report.",
      removed: "只在第一份中 · Only in the first report.",
      notComparable:
        "不能对照：有数字未读出，或两种格式所问不同 · Cannot be laid side by side: a number was not read, or the forms ask different things.",
    },
  },
  AgencyRelation: {
    description: "两个机关孰先孰后 · Which of two bodies came first.",
    values: {
      predecessor: "对方在前 · The other one came before.",
      successor: "对方在后 · The other one came after.",
    },
  },
  SuccessionType: {
    description: "一个机关如何变为另一个 · How one body became another.",
    values: {
      renamed: "同一机关改名 · The same body under another name.",
      merged: "几个机关合并 · Several bodies became one.",
      split:
        "一个机关拆分，或将部分职能划出 · One body became several, or gave a part of what it did to another.",
    },
  },
  CountRelation: {
    description: "计数与实际数目的关系 · How a count relates to the number there is.",
    values: {
      exact: "恰为此数 · The value is the number.",
      atLeast: "不少于此数，数到这里为止 · There are this many or more; counting stopped here.",
    },
  },
  SearchMatching: {
    description: "如何匹配查询 · How a query is looked for.",
    values: {
      words: "逐词，依引擎所认的词和短语 · Word by word, as the engine finds words and phrases.",
      exact:
        "整个查询作为一串连续文字，不论从何处起止 · The whole query as one run of characters, wherever it begins and ends.",
    },
  },
  SearchOrder: {
    description: "结果的排序；相同者最新的在前 · How hits are ordered; the newest first among equals.",
    values: {
      relevance: "最相关的在前 · What fits best first.",
      newest: "最新年度在前 · The latest report year first.",
      oldest: "最早年度在前 · The earliest report year first.",
    },
  },
  FacetName: {
    description: "按什么计数 · What hits can be counted by.",
    values: {
      year: "报告年度 · The report year.",
      section: "格式的章节 · The section of the form.",
      level: "机关层级 · The level of the agency.",
      kind: "机关的职能类别 · The kind of the agency.",
      province: "机关所在省份 · The province that the agency is in.",
    },
  },
  RecognitionKind: {
    description: "查询片段被当作什么 · What a piece of a query was taken for.",
    values: {
      agency: "机关名称 · The name of an agency.",
      region: "地区名称 · The name of a region.",
      year: "报告年度 · A report year.",
      yearRange: "若干年度 · Several years.",
      section: "章节标题 · The heading of a section.",
      documentNumber: "文号，作为整体查找 · The number of a document, which is looked for as a whole.",
      quantity: "数字连同单位，作为整体查找 · A number with its unit, which is looked for as a whole.",
      phrase: "引号中的文字 · What stood in quotation marks.",
      exclusion: "不得出现的文字 · What must not occur.",
      question: "只表提问的词，略过 · Words that only ask, which are passed over.",
      reportName: "每份报告共有的名称，略过 · What every report is called, which is passed over.",
    },
  },
  SuggestionReason: {
    description: "所建议的查询与输入的何处相似 · What makes a suggested query like the one typed.",
    values: {
      homophone: "读音相同 · They sound the same.",
      character: "一字之差 · They differ in one character.",
    },
  },
  AgencyMatching: {
    description: "机关如何与输入相符 · How an agency fits what was typed.",
    values: {
      name: "名称以此开头 · A name of the agency begins so.",
      pinyin: "名称的拼音以此开头 · The pinyin of a name begins so.",
      initials: "名称的拼音首字母以此开头 · The initials of a name's pinyin begin so.",
    },
  },
  ReportGrouping: {
    description: "报告按什么分组 · What reports can be grouped by.",
    values: {
      year: "报告年度 · The report year.",
      edition: "所用格式 · The form that the report follows.",
      level: "机关层级 · The level of the agency.",
      kind: "机关的职能类别 · What the agency does.",
      province: "机关所在省份 · The province that the agency is in.",
      region: "机关的本级区划，不论层级 · The agency's own region, whatever its level.",
      agency: "机关 · The agency itself.",
    },
  },
  ReportOrder: {
    description:
      "报告列表的排序。年度或机关不明的在最后 · The order of a list of reports. An unknown year or agency stands last.",
    values: {
      newestYearFirst: "最新年度在前 · The latest year first.",
      oldestYearFirst: "最早年度在前 · The earliest year first.",
      agencyName:
        "按机关名称的码点顺序，再按年度，最早的在前 · By the agency's name in code-point order, and by year, the earliest first.",
    },
  },
  FindingOrder: {
    description:
      "检查结果列表的排序。年度不明的在最后 · The order of a list of findings. Those of an unknown year stand last.",
    values: {
      gravestFirst:
        "最严重的在前；同样严重的按年度，最新的在前 · The gravest first; of one gravity by year, the latest first.",
      newestYearFirst: "最新年度在前 · The latest year first.",
      rule: "按规则代码的码点顺序，再按年度，最新的在前 · By the code of the rule in code-point order, and by year, the latest first.",
    },
  },
  ReportChangeType: {
    description: "报告的变动 · What became of a report.",
    values: {
      added:
        "原来没有，现在有了；撤下后重新展示的也算 · There was no report, and now there is one; also a retracted one that is shown again.",
      corrected:
        "另一文档对同一机关和年度另有说法 · Another document says something else of the agency and year.",
      reread: "同一文档经另一解析程序读出不同内容 · The same document is read otherwise by another parser.",
      retracted:
        "不再有文档说到它，或由人撤下 · No document speaks of it any more, or a person has taken it back.",
    },
  },
  CheckStatus: {
    description: "What the check of a document came to.",
    values: {
      passed: "No rule of severity error fails.",
      failed: "A rule of severity error fails.",
      unreadable: "It holds no yearly report that could be read.",
    },
  },
  IngestOutcome: {
    description: "How a document ended that was to be ingested.",
    values: {
      stored: "It is the first that says something of its report.",
      newVersion: "It says something else of its report, or is read otherwise, than what is stored.",
      unchanged: "All of it is stored already.",
      noReport: "It holds no yearly report.",
      quarantined: "It cannot be read or stored, and is kept for another attempt.",
      failed: "It cannot be had, or is damaged as a whole.",
    },
  },
  AuditAction: {
    description: "What somebody did.",
    values: {
      judgeFinding: "Said whether a finding is right.",
      settleAgency: "Said whose report one is, or took that back.",
      ingestDocument: "Had a document ingested.",
      retractReport: "Took a report back.",
      restoreReport: "Had a retracted report shown again.",
    },
  },
  Blame: {
    description: "单元格错在谁 · Who made a cell wrong.",
    values: {
      agency: "机关印错了数字 · The agency printed the wrong number.",
      reading: "数字印得对，读错了 · The number was printed right and read wrong.",
      undecided: "来源不能判定 · The source does not decide it.",
    },
  },
  HypothesisKind: {
    description: "数字合不拢时可能发生了什么 · What may have happened to numbers that do not add up.",
    values: {
      "wrong-cell": "一个数字有误，或同一行列中两个有误 · One number is wrong, or two of one line are.",
      "transposed-digits": "一个数字中两位颠倒 · Two digits of one number changed places.",
      "split-digits":
        "一个数字的各位分在相邻两格，其后整行后移 · The digits of one number stand in two neighbouring cells, and the row moved on behind them.",
      "shifted-row": "一行中连续几个数字错开一列 · A run of numbers in one row stands one column off.",
      "shifted-column":
        "一列中连续几个数字错开一行，或整张表错开一列 · A run of numbers in one column stands one row off, or a whole table one column off.",
      "swapped-cells":
        "两个数字，或相邻的两行或两列互换 · Two numbers, or two neighbouring rows or columns, changed places.",
      unit: "金额大了或小了一万倍 · An amount is ten thousand times too much or too little.",
    },
  },
} as const satisfies Readonly<Record<string, EnumerationText>>;
