import { generateReport } from "@gongkai/corpus";
import { mkdirSync, writeFileSync } from "node:fs";
const [,, dir, n, o="0"] = process.argv;
mkdirSync(dir!,{recursive:true});
for (let i=0;i<Number(n);i++){const r=generateReport({seed:i+1+Number(o)});writeFileSync(`${dir}/${String(i).padStart(6,"0")}.txt`,r.text);}
