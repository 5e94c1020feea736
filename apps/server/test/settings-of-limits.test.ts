import { expect, test } from "vitest";
import { readRunningSettings } from "../src/running-settings.ts";

test("limits and statuses are read from the environment", () => {
  expect(readRunningSettings({})).toMatchObject({ limits: {}, statuses: "usual" });
  expect(readRunningSettings({ LIMITS: "tokens=3000, running = 16,", STATUS_CODES: "draft" })).toMatchObject({
    limits: { tokens: 3_000, running: 16 },
    statuses: "draft",
  });
});

test.each([
  [{ LIMITS: "token=3000" }, "token=3000"],
  [{ LIMITS: "tokens" }, "tokens"],
  [{ LIMITS: "tokens=many" }, "tokens=many"],
  [{ LIMITS: "tokens=0" }, "tokens=0"],
  [{ STATUS_CODES: "teapot" }, "teapot"],
])("%j is refused, with what is wrong", (environment, wrong) => {
  expect(() => readRunningSettings(environment)).toThrow(wrong);
});
