/**
 * Words that the dictionary of pinyin-pro reads differently than places and agencies are called, and how these are read,
 * without tones: v stands for ü.
 *
 * Short names stand without the kind of place behind them only where no other word begins so.
 */
export const PLACE_READINGS: ReadonlyMap<string, string> = new Map([
  ["都", "du"],
  ["单县", "shan xian"],
  ["单城", "shan cheng"],
  ["黄陂", "huang pi"],
  ["民乐", "min le"],
  ["乐亭", "lao ting"],
  ["乐清", "yue qing"],
  ["乐陵", "lao ling"],
  ["六合", "lu he"],
  ["洪洞", "hong tong"],
  ["繁峙", "fan shi"],
  ["浚县", "xun xian"],
  ["歙县", "she xian"],
  ["蔚县", "yu xian"],
  ["尉犁", "yu li"],
  ["泌阳", "bi yang"],
  ["涡阳", "guo yang"],
  ["吴堡", "wu bu"],
  ["筠连", "jun lian"],
  ["宕昌", "tan chang"],
  ["蚌山", "beng shan"],
  ["闵行", "min hang"],
  ["珲春", "hun chun"],
  ["什邡", "shi fang"],
  ["莘庄", "xin zhuang"],
  ["解州", "xie zhou"],
  ["会稽", "kuai ji"],
  ["大埔", "da bu"],
  ["分行", "fen hang"],
]);

/** The longest of these words, in characters. */
export const LONGEST_PLACE_READING = Math.max(...[...PLACE_READINGS.keys()].map((word) => word.length));
