import { expect, test } from "vitest";
import { pointsOver, type Series, yearsOf } from "../src/components/chart/series.ts";

function seriesOf(id: string, ...years: readonly number[]): Series {
  return { id, label: id, points: years.map((year) => ({ year, value: year / 2, n: 9 })) };
}

test("the axis has every year from the first of all lines to the last", () => {
  expect(yearsOf([seriesOf("own", 2023, 2019), seriesOf("peers", 2022)])).toEqual([
    2019, 2020, 2021, 2022, 2023,
  ]);
  expect(yearsOf([seriesOf("own")])).toEqual([]);
});

test("a line has a gap in each year without a point", () => {
  const own = seriesOf("own", 2019, 2022, 2023);
  const values = pointsOver(own, yearsOf([own])).map(({ year, value }) => [year, value]);
  expect(values).toEqual([
    [2019, 1009.5],
    [2020, null],
    [2021, null],
    [2022, 1011],
    [2023, 1011.5],
  ]);
});
