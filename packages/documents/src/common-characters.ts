/**
 * The characters that Chinese, and official Chinese in particular, is mostly written with, Simplified and
 * Traditional, and its punctuation. Bytes read in the wrong encoding give characters from all over the tables
 * instead.
 */
const COMMON =
  "，。、；：（）“”《》〔〕！？　的一是在不了有和人这这這中大为為上个個国國我以要他时時来來用们們生到作地于出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系係军軍很情者最立代想已通并提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處府信息报報告县縣市省局镇鎮乡鄉街办辦受申请請依规規范範性許许可罚罰费費收复復议議诉訴讼訟编編号號网網站责責任务務室单單位";

const IS_COMMON = new Uint8Array(0x10000);
for (let at = 0; at < COMMON.length; at += 1) IS_COMMON[COMMON.charCodeAt(at)] = 1;

/**
 * The share of frequent Chinese characters among the characters of a text that are not ASCII, 0 to 1; 0 when
 * there are none. Only the first `sample` characters are looked at.
 */
export function commonness(text: string, sample: number): number {
  let seen = 0;
  let common = 0;
  const end = Math.min(text.length, sample);
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x7f) continue;
    seen += 1;
    common += IS_COMMON[code] ?? 0;
  }
  return seen === 0 ? 0 : common / seen;
}
