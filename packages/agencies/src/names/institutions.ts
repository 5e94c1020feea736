import type { AgencyKind } from "@gongkai/schema";

/** Kinds of bodies that are known by what their names end in or contain, whatever stands before. In order of trial. */
export const INSTITUTIONS: readonly (readonly [AgencyKind, RegExp])[] = [
  ["court", /人民法院$|(?:海事|知识产权|互联网|铁路运输)法院$/],
  ["procuratorate", /人民检察院$/],
  ["congress", /(?:人民代表大会|人大)(?:常务委员会|常委会)?(?:办公[室厅])?$|^人大常委会/],
  ["politicalConsultative", /政治协商会议|^政协/],
  ["discipline", /纪律检查|监察委员会|^监察[局厅]|^纪委|^监委/],
  ["disabledPersons", /残疾人联合会$|残联$|残疾人综合服务中心$/],
  ["redCross", /红十字会$/],
  [
    "massOrganization",
    /总工会$|妇女联合会$|妇联$|共青团|共产主义青年团|团委$|科学技术协会$|科协$|文学艺术界联合会$|文联$|工商业联合会$|工商联$|华侨联合会$|侨联$|社会科学界联合会$|社科联$|作家协会$|法学会$|贸易促进委员会|贸促会$|计划生育协会$|慈善总会$|青少年宫$/,
  ],
  ["fireRescue", /消防(?:救援)?(?:总队|支队|大队|救援局)/],
  [
    "publicSecurity",
    /派出所$|公安(?:局|厅|分局)|交通警察|交警[支大]队|特警支队|刑警[支大]队|巡警[支大]队|看守所$|拘留所$/,
  ],
  ["prison", /监狱$|戒毒所$|监狱管理局$/],
  ["aviation", /^(?:中国)?民(?:用)?航.+(?:管理局|监管局)$/],
  ["borderInspection", /边防检查|边检站|边境管理/],
  ["customs", /海关(?:缉私局)?$/],
  ["maritimeSafety", /海事[局处]$/],
  ["surveyOffice", /调查总?队$/],
  ["railway", /铁路(?:监督管理)?局/],
  ["highways", /公路(?:管理|事业|养护|服务|建设|路政|发展)?.*(?:局|处|段|中心|总队)$/],
  [
    "riverBasin",
    /^(?:长江|黄河|淮河|海河|珠江|松辽|太湖|滦河|漳卫南).*(?:委员会|管理局|流域局|河务局)$|河务局$/,
  ],
  [
    "hospital",
    /医院(?:\(.*\))?$|卫生院$|卫生服务(?:中心|站)$|保健院$|保健所$|卫生室$|医学中心$|疗养院$|急救中心$/,
  ],
  ["university", /大学(?:\(.*\))?$|学院$|专科学校$|^.*电大$|党校$|行政学校$|^开放大学/],
  [
    "school",
    /(?:中学|小学|学校|幼儿园|高中|初中|[一二三四五六七八九十]中|附中|附小|校区|职教中心|职业教育中心|技工学校|完小|教学点)$/,
  ],
  ["stateOwnedEnterprise", /(?:公司|集团|银行|支行|信用社|联社|农商行|供电局|电厂|煤矿|水厂|书店|邮电局)$/],
  ["taxation", /税务(?:局|分局|所)(?:.*局)?$/],
  ["lawEnforcement", /综合(?:行政)?执法.*(?:局|队|办公室|中心)$/],
  ["governmentServices", /(?:政务服务|便民服务|党群服务|行政服务)(?:管理)?(?:中心|大厅|站)$/],
  ["justice", /司法所$|公证处$/],
  ["finance", /财政所$|财政分局$/],
  ["naturalResources", /(?:国土|自然)资源(?:所|分局|.*中心)$/],
  ["zoneCommittee", /(?:管理委员会|管委会)$/],
  ["residentialCommittee", /(?:村|居|社区)(?:民)?委员会$|(?:村|居)委会$/],
];

/** Any other body that is no department: what people found, hold in trust or run for the public. */
export const PUBLIC_INSTITUTION =
  /(?:中心|研究院|研究所|馆|站|院|所|台|场|园|处|队|社|库|段|指挥部|基地|公园)$/;
