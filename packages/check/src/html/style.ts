/**
 * The style of the page: paper on a screen, A4 in print. Severities differ by border and sign as well as by colour, so
 * that a copy in black and white says the same.
 */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9ebee; color: #1b1f24; line-height: 1.55;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 14px; }
article { max-width: 230mm; margin: 8mm auto; padding: 14mm 12mm; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 20%); }
h1 { font-size: 22px; line-height: 1.35; margin: 0 0 4mm; text-align: center; }
h2 { font-size: 17px; margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 2px solid #1b1f24; }
h3 { font-size: 15px; margin: 5mm 0 2mm; }
h4 { font-size: 14px; margin: 0; font-weight: 600; }
p { margin: 1.5mm 0; overflow-wrap: anywhere; }
a { color: inherit; }
code { font-family: "Noto Sans Mono", Consolas, Menlo, monospace; font-size: 0.88em; color: #4a525c; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
.facts { width: 100%; }
.facts th { text-align: left; font-weight: 600; white-space: nowrap; padding: 0.6mm 5mm 0.6mm 0; vertical-align: top; width: 1%; }
.facts td { padding: 0.6mm 0; overflow-wrap: anywhere; }
.problem { margin: 3mm 0 0; padding: 1.5mm 3mm; border: 1px dashed #9a6700; }
.summary { margin: 4mm 0 0; padding: 2.5mm 4mm; border: 1px solid #6b7480; border-left-width: 2mm; }
.summary.error { border-color: #b3261e; }
.summary.warning { border-color: #9a6700; }
.summary.clean { border-color: #1a7f37; }
.summary strong { font-size: 16px; }
.summary p { margin: 0; }
.form { width: 100%; table-layout: fixed; margin: 2mm 0; font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; font-size: 12px; line-height: 1.35; }
.form th, .form td { border: 1px solid #1b1f24; padding: 1mm 0.8mm; text-align: center; vertical-align: middle; font-weight: normal; overflow-wrap: anywhere; }
.form .value { font-size: 13px; font-variant-numeric: tabular-nums; }
.form sup { font-size: 9px; line-height: 1; margin-left: 0.5mm; font-family: "Noto Sans CJK SC", sans-serif; }
.form sup a { text-decoration: none; }
.form .before { display: block; color: #59636e; font-size: 10px; line-height: 1.2; }
.requests { font-size: 11px; }
.requests .group { width: 7%; }
.requests .label { width: 20%; }
:lang(en) .requests, :lang(en) .remedies { font-size: 9.5px; }
:lang(en) .requests .group { width: 8.5%; }
.requests .before { display: inline; margin-left: 1mm; }
.requests .before::before { content: "["; }
.requests .before::after { content: "]"; }
.requests .before .word { display: none; }
.remedies { font-size: 10.5px; }
.remedies .before .word { display: none; }
.number.error { background: #fdecea; box-shadow: inset 0 0 0 0.35mm #b3261e; }
.number.warning { background: #fff3cd; outline: 0.5mm dashed #9a6700; outline-offset: -0.7mm; }
.number.information { background: #e3f0fb; outline: 0.3mm dotted #0b5394; outline-offset: -0.6mm; }
.number.suspect { background: #fbd0cd; box-shadow: inset 0 0 0 0.9mm #b3261e; }
.number.suspect .value { font-weight: bold; font-size: 1.2em; }
.number.unread { background-image: repeating-linear-gradient(45deg, transparent 0 1.4mm, #c3c9d0 1.4mm 1.8mm); color: #3c444d; }
.number.unread .value { font-size: 10px; background: #fff; padding: 0 0.5mm; }
.finding { margin: 3mm 0; padding: 2.5mm 0 2.5mm 4mm; border-left: 1.2mm solid #6b7480; }
.finding.error { border-left: 1.2mm solid #b3261e; }
.finding.warning { border-left: 1.2mm dashed #9a6700; }
.finding.information { border-left: 1.2mm dotted #0b5394; }
.error .sign { color: #b3261e; }
.warning .sign { color: #7d5300; }
.information .sign { color: #0b5394; }
.message { font-size: 15px; }
.excerpt { width: 100%; margin: 2mm 0; font-size: 12.5px; background: #f6f7f9; }
.excerpt caption { text-align: left; color: #59636e; font-size: 11.5px; overflow-wrap: anywhere; }
.excerpt td { padding: 0.6mm 2mm; vertical-align: top; border-top: 1px solid #e1e4e8; }
.excerpt .line { width: 1%; text-align: right; color: #59636e; border-right: 1px solid #c3c9d0; white-space: nowrap; font-variant-numeric: tabular-nums; }
.excerpt .quoted { overflow-wrap: anywhere; min-width: 30mm; }
.excerpt .label { color: #3c444d; width: 36%; }
mark { background: #fff3cd; color: inherit; border-bottom: 0.5mm solid #7d5300; padding: 0 0.4mm; }
.error mark.main { background: #fbd0cd; border-bottom-color: #b3261e; font-weight: bold; }
mark.other { border-bottom-style: dotted; }
.left { color: #59636e; font-size: 12px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.8mm 3mm; margin: 2mm 0 0; font-size: 13px; }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; }
dd ul { margin: 0; padding-left: 1.2em; }
.figures { font-variant-numeric: tabular-nums; }
.list { width: 100%; font-size: 12.5px; }
.list code { overflow-wrap: break-word; }
.list .said { overflow-wrap: anywhere; min-width: 40mm; }
.list th, .list td { text-align: left; vertical-align: top; padding: 0.8mm 3mm 0.8mm 0; border-bottom: 1px solid #e1e4e8; }
.legend { display: flex; flex-wrap: wrap; gap: 2mm 6mm; padding: 0; list-style: none; font-size: 12.5px; }
.legend .sample { display: inline-block; min-width: 9mm; padding: 0.5mm 1.5mm; margin-right: 1.5mm; text-align: center; border: 1px solid #1b1f24; }
.absent, .versions { color: #59636e; }
.versions { font-size: 10.5px; overflow-wrap: anywhere; }
@media screen {
  .scroll { overflow-x: auto; }
  :lang(en) .proactiveDisclosure { min-width: 480px; }
  :lang(en) .requests, :lang(en) .remedies { min-width: 770px; }
}
@media screen and (max-width: 48em) {
  article { margin: 0; padding: 6mm 4mm; box-shadow: none; }
  .requests, .remedies { min-width: 640px; }
  .list, .list tbody, .list tr, .list td { display: block; }
  .list tr { padding: 1.5mm 0; border-bottom: 1px solid #e1e4e8; }
  .list td { padding: 0; border: 0; }
  .list code { overflow-wrap: anywhere; }
  .excerpt, .excerpt caption, .excerpt tbody, .excerpt tr { display: block; }
  .excerpt td { display: inline; border: 0; padding: 0 1mm; }
  .excerpt .line { border: 0; }
  .excerpt .label { display: block; width: auto; padding-bottom: 1.5mm; }
  .finding { padding-left: 2.5mm; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dt { margin-top: 1.5mm; }
}
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { background: #fff; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  article { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  article + article { break-before: page; }
  h2, h3, h4, .message { break-after: avoid; }
  tr, .summary, dl, .requests, .remedies { break-inside: avoid; }
  .form thead { display: table-header-group; }
}
`;
