// Plain JavaScript, not TypeScript: a thread of a checkout starts without the loader that its code needs.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
// The URL of the TypeScript file to run.
await import(workerData.code);
