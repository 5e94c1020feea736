import { beforeEach, describe, expect, test } from "vitest";
import { MeilisearchFailure } from "../../src/index.ts";
import { type CircuitBreaker, createCircuitBreaker } from "../../src/service/circuit-breaker.ts";

describe("a circuit breaker", () => {
  let breaker: CircuitBreaker;
  let time: number;
  let probes: number;
  let isBroken: boolean;
  let failure: Error;
  let changes: (string | null)[];
  beforeEach(() => {
    [time, probes, isBroken, changes] = [0, 0, true, []];
    failure = new Error("still broken");
    breaker = createCircuitBreaker({
      async probe() {
        probes++;
        if (isBroken) throw failure;
      },
      onChange: (reason) => changes.push(reason),
      now: () => time,
    });
  });

  /** Lets a probe that was set off come to its end. */
  const settle = () => new Promise(setImmediate);

  test("lets work through until it is told not to, and says why not", () => {
    expect(breaker.reason()).toBeNull();
    breaker.open("broken");
    expect(breaker.reason()).toBe("broken");
    expect(probes).toBe(0);
  });

  test("probes beside the caller when the pause is over, once however many ask", async () => {
    breaker.open("broken");
    time = 999;
    breaker.reason();
    expect(probes).toBe(0);
    time = 1_000;
    isBroken = false;
    expect([breaker.reason(), breaker.reason()]).toEqual(["broken", "broken"]);
    await settle();
    expect(probes).toBe(1);
    expect(breaker.reason()).toBeNull();
    expect(changes).toEqual(["broken", null]);
  });

  test("waits twice as long after each failure, half a minute at most, and anew after a success", async () => {
    breaker.open("broken");
    const pauses: number[] = [];
    for (let last = 0; pauses.length < 7; time += 500) {
      breaker.reason();
      await settle();
      if (probes === pauses.length) continue;
      pauses.push(time - last);
      last = time;
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);

    isBroken = false;
    expect(await breaker.probe()).toBeNull();
    breaker.noteSuccess();
    breaker.open("broken again");
    time += 1_000;
    breaker.reason();
    await settle();
    expect(breaker.reason()).toBeNull();
  });

  test("waits as long as what failed asks for, whether work failed or a probe, but no longer than five minutes", async () => {
    breaker.open("busy", 7_000);
    time = 6_999;
    breaker.reason();
    expect(probes).toBe(0);
    time = 7_000;
    failure = new MeilisearchFailure("busy", "still busy", { retryAfter: 3_600 });
    breaker.reason();
    await settle();
    expect(probes).toBe(1);
    time += 299_999;
    breaker.reason();
    expect(probes).toBe(1);
    time += 1;
    breaker.reason();
    expect(probes).toBe(2);
  });

  test("counts work that fails together once, and gives its first reason", async () => {
    for (const reason of ["late", "late", "broken", "late"]) breaker.open(reason);
    expect(changes).toEqual(["late"]);
    time = 1_000;
    isBroken = false;
    breaker.reason();
    await settle();
    expect(breaker.reason()).toBeNull();
  });

  test("holds work back that was never tried, until a probe succeeds", async () => {
    const untried = createCircuitBreaker({
      probe: async () => {},
      untried: "never tried",
      onChange: () => {},
      now: () => time,
    });
    expect(untried.reason()).toBe("never tried");
    await settle();
    expect(untried.reason()).toBeNull();
  });

  test("tells of each reason once", async () => {
    breaker.open("broken");
    breaker.open("broken");
    await breaker.probe();
    await breaker.probe();
    expect(changes).toEqual(["broken", "still broken"]);
  });

  test("keeps the pause where only probes succeed", async () => {
    isBroken = false;
    breaker.open("slow");
    await breaker.probe();
    breaker.open("slow");
    time += 1_000;
    breaker.reason();
    await settle();
    expect(breaker.reason()).toBe("slow");
    time += 1_000;
    breaker.reason();
    await settle();
    expect(breaker.reason()).toBeNull();
  });
});
