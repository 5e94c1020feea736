import { type Passage, passage, toPassage } from "./passage.ts";
import { enumerate, type Sentence, type Writer } from "./sentence.ts";

const PROBLEMS: readonly Sentence[] = [
  () => "政策解读形式偏少，文字材料多，图解和视频少",
  () => "部分栏目更新不够及时，个别信息发布滞后",
  () => "基层工作人员变动较多，业务熟悉程度不一",
  ({ topics }) => `${topics[0]}领域公开的内容不够具体，群众查找不便`,
  () => "公众号与网站内容重复，互动功能使用不足",
  () => "依申请公开答复文书的说理还不充分",
  () => "信访事项与政府信息公开申请的界限把握不够准确",
];

const IMPROVEMENTS: readonly Sentence[] = [
  () => "丰富解读形式，文件与解读同步起草、同步发布",
  () => "建立栏目更新台账，每月检查一次并通报结果",
  ({ trainings }) => `全年培训不少于${trainings + 1}次，新到岗人员先培训后上岗`,
  ({ topics }) => `细化${topics[0]}和${topics[1]}公开目录，明确责任科室和时限`,
  () => "整理常见申请的答复范本，疑难件会同法律顾问研究",
  () => "加强与信访部门的沟通，引导群众选择合适的渠道",
  () => "用好公众号留言，群众提问两个工作日内回复",
];

function pickPoints({ random, facts, state }: Writer, ways: readonly Sentence[]): Passage {
  return enumerate(
    random
      .shuffle(ways)
      .slice(0, random.integer(2, 3))
      .map((sentence) => sentence(facts, state)),
  );
}

/** The paragraphs of section five: what is wanting, and what is to be done in the next year. */
export function writeProblemsAndImprovements(writer: Writer): readonly Passage[] {
  const { random, facts } = writer;
  const [problems, improvements] = [pickPoints(writer, PROBLEMS), pickPoints(writer, IMPROVEMENTS)];
  if (random.chance(0.3)) {
    return [
      toPassage("（一）存在的问题"),
      passage`主要表现：${problems}`,
      toPassage("（二）改进措施"),
      passage`主要打算：${improvements}`,
    ];
  }
  return [
    passage`${facts.year}年，${facts.self}政府信息公开工作仍有不足：${problems}`,
    passage`${facts.year + 1}年，${facts.self}将从以下方面改进：${improvements}`,
  ];
}
