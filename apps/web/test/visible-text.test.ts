import { expect, test } from "vitest";
import { isMarkup, visibleText } from "../src/components/source/visible-text.ts";

test("of markup that is cut anywhere the text is shown, cells apart and rows in lines", () => {
  expect(
    visibleText(
      'class="a"><tr><td>规章</td> <td></td><td>&nbsp;5 &lt; 6</td></tr><p>二、&#19977;</p><script>x()</script><td al',
    ),
  ).toBe("规章 |  |  5 < 6\n二、三\n");
});

test("an entity that nothing knows stays as it is", () => {
  expect(visibleText("A&unknown; &#1114112; B")).toBe("A&unknown; &#1114112; B");
});

test("plain text is no markup, whatever it compares", () => {
  expect(isMarkup("本年 3 < 5 件，7 > 2")).toBe(false);
  expect(isMarkup('<td width="5">3</td>')).toBe(true);
});
