/**
 * Simplified characters, each followed by its Traditional form: those that the forms' labels and the corpus's own
 * narratives use. Not a dictionary; other characters stay as they are.
 */
const PAIRS = [
  "请請结結项項数數处處条條复復内內计計况況报報总總办辦务務关關于於机機属屬众衆诉訴发發费費议議规規业業",
  "对對网網号號问問时時动動现現类類审審确確进進据據决決维維群羣设設题題无無转轉与與过過会會组組织織询詢没沒",
  "纠糾讼訟栏欄当當构構监監访訪国國实實区區体體权權电電话話县縣单單补補为爲领領范範读讀采採执執联聯减減认認",
  "获獲许許罚罰护護台臺废廢稳穩强強购購标標举舉继繼续續并並个個责責专專统統图圖员員够夠厅廳将將点點训訓经經",
  "农農纳納说說华華编編额額这這秘祕资資咨諮调調别別页頁万萬见見级級导導场場门門应應适適历歷讲講乡鄉岗崗围圍",
  "绕繞从從砚硯录錄准準缴繳视視频頻层層状狀态態错錯详詳质質备備识識码碼术術两兩细細检檢语語云雲户戶预預卫衛",
  "热熱线線骤驟间間纸紙滞滯书書还還账賬写寫丰豐岭嶺沟溝选選择擇难難顾顧记記坚堅尽盡变變较較阅閱驿驛余餘环環",
  "节節滨濱协協贴貼霁霽桥橋镇鎮传傳畅暢义義医醫岚嵐衔銜沧滄鹤鶴产產签籤约約种種络絡诈詐兴興疗療验驗职職称稱",
  "评評样樣帮幫灾災学學财財划劃残殘征徵偿償险險筑築济濟盐鹽价價驼駝芦蘆际際养養澜瀾苇葦笋筍树樹阶階炉爐师師开開旧舊听聽枫楓",
].join("");

/** The Traditional characters that come with a gloss, and the gloss. On the mirrors it is always the same ones. */
const GLOSSES: Readonly<Record<string, string>> = {
  統: "tǒng",
  業: "yè",
  規: "guī",
  發: "fā",
  區: "qū",
  執: "zhí",
  續: "xù",
  監: "jiān",
  穩: "wěn",
  聯: "lián",
  鎮: "zhèn",
  務: "wù",
  構: "gòu",
  質: "zhì",
  檢: "jiǎn",
  醫: "yī",
  護: "hù",
  產: "chǎn",
};

function readPairs(print: (traditional: string) => string): ReadonlyMap<string, string> {
  const characters = [...PAIRS];
  const pairs = new Map<string, string>();
  for (let index = 0; index + 1 < characters.length; index += 2) {
    pairs.set(characters[index] ?? "", print(characters[index + 1] ?? ""));
  }
  return pairs;
}

function withGloss(traditional: string): string {
  const gloss = GLOSSES[traditional];
  return gloss === undefined ? traditional : `${traditional}(${gloss})`;
}

/** A gloss without its tone marks. */
function withoutTones(gloss: string): string {
  return gloss.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

/** The mirrors that print no tone marks gloss other characters too, and print every gloss twice. */
const TONELESS_GLOSSES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(GLOSSES).map(([character, gloss]) => [character, withoutTones(gloss)]),
  ),
  公: "gong",
  開: "kai",
  請: "qing",
};

function withDoubledGloss(traditional: string): string {
  const gloss = TONELESS_GLOSSES[traditional];
  return gloss === undefined ? traditional : `${traditional}(${gloss})(${gloss})`;
}

/** Simplified character → Traditional character, with its gloss where it carries one. */
export const TRADITIONAL_CHARACTERS: ReadonlyMap<string, string> = readPairs(withGloss);

/** Simplified character → Traditional character, without glosses. */
export const PLAIN_TRADITIONAL_CHARACTERS: ReadonlyMap<string, string> = readPairs(
  (traditional) => traditional,
);

/** Characters that careless converters change although the Traditional script keeps them: 行政強製, 代錶, 隻計. */
export const OVER_CONVERTED_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...PLAIN_TRADITIONAL_CHARACTERS,
  ...["制製", "系係", "面麵", "表錶", "只隻", "里裡", "后後", "准準", "干幹"].map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
]);

/** Simplified character → Traditional character with a doubled gloss without tone marks: 公(gong)(gong). */
export const TONELESS_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...readPairs(withDoubledGloss),
  ["公", withDoubledGloss("公")],
]);
