import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EDITIONS, FORMS, PROACTIVE_DISCLOSURE_BLOCKS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { generatedFiles, root } from "../scripts/generated-files.ts";

/** Which packages a package's sources may import. Nothing else is allowed; tests may import more. */
const LEGAL_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  "packages/schema": [],
  "packages/text": ["schema"],
  "packages/parser": ["schema", "text"],
  "packages/rules": ["schema"],
  "packages/agencies": ["schema"],
  "packages/check": ["parser", "rules", "schema"],
  "packages/documents": ["schema"],
  "packages/containers": ["schema"],
  "packages/fetch": ["schema"],
  "packages/db": ["schema", "text"],
  "packages/search": ["schema", "text"],
  "packages/pipeline": [
    "agencies",
    "check",
    "containers",
    "db",
    "documents",
    "fetch",
    "parser",
    "rules",
    "schema",
  ],
  "packages/corpus": ["schema"],
  "apps/ingest": [
    "agencies",
    "check",
    "containers",
    "corpus",
    "db",
    "documents",
    "fetch",
    "parser",
    "pipeline",
    "rules",
    "schema",
    "search",
  ],
  "apps/server": ["check", "db", "pipeline", "rules", "schema", "search"],
  "apps/web": ["agencies", "check", "documents", "parser", "rules", "schema", "text"],
};

const README_HEADINGS = ["What is this?", "When should I use it?", "Use", "API", "Errors", "Limits"];

const packages = ["packages", "apps"].flatMap((group) =>
  readdirSync(join(root, group))
    .filter((name) => existsSync(join(root, group, name, "package.json")))
    .map((name) => `${group}/${name}`),
);

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function sourcesOf(name: string): readonly { readonly path: string; readonly text: string }[] {
  return filesBelow(join(root, name, "src"))
    .filter((path) => /\.[jt]sx?$/.test(path))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

test("every package is named in the picture of legal imports", () => {
  expect([...packages].sort()).toEqual(Object.keys(LEGAL_IMPORTS).sort());
});

describe.each(packages)("%s", (name) => {
  test("imports only the packages it may, and never a file inside one", () => {
    const illegal = sourcesOf(name).flatMap(({ path, text }) =>
      [...text.matchAll(/(?:from|import\()\s*"@gongkai\/([^"]+)"/g)]
        .map((match) => match[1] ?? "")
        .filter((imported) => !LEGAL_IMPORTS[name]?.includes(imported))
        .map((imported) => `${path} imports ${imported}`),
    );
    expect(illegal).toEqual([]);
  });

  test("spells no label of the official forms", () => {
    const labels = new Set(
      EDITIONS.flatMap((edition) =>
        Object.values(FORMS[edition]).flatMap((table) =>
          table.blocks.flatMap((block) => [...block.rows, ...block.columns].map(({ label }) => label)),
        ),
      ).concat(PROACTIVE_DISCLOSURE_BLOCKS.map((block) => block.clause)),
    );
    const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const spelled = sourcesOf(name).flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/(["'`])([^"'`\n]+)\1/g)]
        .filter((match) => labels.has(match[2] ?? ""))
        .map((match) => `${path} spells ${match[2]}`),
    );
    expect(name === "packages/schema" ? [] : spelled).toEqual([]);
  });

  test("has sources, tests, and a README with the common headings", () => {
    expect(sourcesOf(name).length).toBeGreaterThan(0);
    expect(filesBelow(join(root, name, "test")).some((path) => path.endsWith(".test.ts"))).toBe(true);
    const readme = readFileSync(join(root, name, "README.md"), "utf8");
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings.filter((heading) => README_HEADINGS.includes(heading ?? ""))).toEqual(README_HEADINGS);
  });

  test("names each of its dependencies in its README", () => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, name, "package.json"), "utf8"));
    const readme = readFileSync(join(root, name, "README.md"), "utf8");
    const unnamed = Object.keys(dependencies).filter(
      (dependency) => !dependency.startsWith("@gongkai/") && !readme.includes(dependency),
    );
    expect(unnamed).toEqual([]);
  });

  test("shows in its README code that runs", () => {
    const readme = readFileSync(join(root, name, "README.md"), "utf8");
    const use = readme.slice(readme.indexOf("## Use\n"), readme.indexOf("## API\n"));
    const code = /```ts\n([\s\S]*?)```/.exec(use)?.[1];
    if (code === undefined) {
      // A command instead of code: its own tests run it.
      expect(use).toContain("```sh\n");
      return;
    }
    const folder = mkdtempSync(join(root, name, "readme-"));
    try {
      const file = join(folder, "use.ts");
      writeFileSync(file, code);
      execFileSync(process.execPath, ["--import", import.meta.resolve("tsx"), file], {
        cwd: folder,
        stdio: "pipe",
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test("generated files are current", async () => {
  const stale = (await generatedFiles())
    .filter(({ path, content }) => !existsSync(path) || readFileSync(path, "utf8") !== content)
    .map(({ path }) => relative(root, path));
  expect(stale, "run npm run gen").toEqual([]);
});

test("links between the documents lead somewhere", () => {
  const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    .concat(filesBelow(join(root, "docs")).map((path) => relative(root, path)))
    .concat(packages.map((name) => `${name}/README.md`))
    .filter((path) => path.endsWith(".md"));
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .filter((match) => !existsSync(join(root, page, "..", match[1] ?? "")))
      .map((match) => `${page} → ${match[1]}`),
  );
  expect(broken).toEqual([]);
});

test("decision records are numbered without a gap and have their three parts", () => {
  const folder = join(root, "docs/decisions");
  const files = readdirSync(folder).sort();
  expect(files.map((file) => file.slice(0, 4))).toEqual(
    files.map((_, at) => String(at + 1).padStart(4, "0")),
  );
  for (const file of files) {
    const headings = [...readFileSync(join(folder, file), "utf8").matchAll(/^## (.+)$/gm)].map(
      (match) => match[1],
    );
    expect(headings, file).toEqual(["Context", "Decision", "Consequences"]);
  }
});
