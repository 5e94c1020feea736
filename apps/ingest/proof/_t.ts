import { contentDigest } from "@gongkai/db";
import { writePile } from "./pile.ts";
import { createPostgresLaboratory } from "./laboratory.ts";
import { startGongkai } from "./gongkai-process.ts";
import { judge } from "./judge.ts";
const pile = writePile("/tmp/proof-pile", { seed: 1, size: 200 });
const main = "/tmp/proof-bundle/gongkai.mjs";
console.time("lab");
const lab = await createPostgresLaboratory();
console.timeEnd("lab");
let digest = "";
for (const w of ["1", "2"]) {
console.time("create"); const db = await lab.create(); console.timeEnd("create");
const end = await startGongkai({ main, operands: ["ingest", "--json", "--workers", w, pile.folder], environment: db.environment }).ended;
console.log(end.milliseconds, end.status, end.output.slice(-400));
console.time("judge");
if (digest === "") digest = (await db.use(contentDigest)).digest;
console.log(await db.use((d) => judge(d, { pile, digest })));
console.timeEnd("judge");
console.time("drop"); await db.remove(); console.timeEnd("drop");
}
await lab.close();
