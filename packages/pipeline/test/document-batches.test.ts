import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createDocumentBatches } from "../src/document-batches.ts";

test("batches are full, or as large as they may be, or the rest", async () => {
  const handed: number[][] = [];
  const batches = createDocumentBatches<number>(async (batch) => {
    handed.push([...batch]);
  });
  for (let document = 0; document < 70; document += 1) await batches.add(document, 1);
  await batches.add(70, 5_000_000);
  await batches.add(71, 1);
  await batches.flush();
  expect(handed.map(({ length }) => length)).toEqual([64, 7, 1]);
  expect(handed.flat()).toEqual(Array.from({ length: 72 }, (_, index) => index));
});

test("the end waits for what was handed on by itself after a while and has no room yet", async () => {
  let makeRoom = () => {};
  const room = new Promise<void>((resolve) => {
    makeRoom = resolve;
  });
  const handed: number[] = [];
  const batches = createDocumentBatches<number>(async (batch) => {
    await room;
    handed.push(...batch);
  });
  await batches.add(1, 1);
  // Longer than a batch waits to be filled.
  await sleep(800);
  const flushed = batches.flush();
  makeRoom();
  await flushed;
  expect(handed).toEqual([1]);
});
