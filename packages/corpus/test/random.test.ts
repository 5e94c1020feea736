import { GongkaiError } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../src/index.ts";

describe("a random stream", () => {
  test("repeats itself for the same seed and differs for another", () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("never leaves its bounds", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, minimum, width) => {
        const random = createRandom(seed);
        for (let draw = 0; draw < 20; draw += 1) {
          const value = random.integer(minimum, minimum + width);
          expect(Number.isInteger(value) && value >= minimum && value <= minimum + width).toBe(true);
        }
      }),
    );
  });

  test("gives forks that do not depend on what was drawn before", () => {
    const [fresh, used] = [createRandom(3), createRandom(3)];
    used.next();
    expect(used.fork("requests").next()).toBe(fresh.fork("requests").next());
    expect(fresh.fork("requests").next()).not.toBe(fresh.fork("remedies").next());
  });

  test("shuffles without losing anything", () => {
    expect([...createRandom(5).shuffle([1, 2, 3, 4, 5])].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test("refuses to pick from nothing", () => {
    expect(() => createRandom(1).pick([])).toThrow(GongkaiError);
  });
});
