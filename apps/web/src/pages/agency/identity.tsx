import type { ReactNode } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfKind, nameOfLevel } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import type { AgencyIdentityFragment } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";

type Relative = AgencyIdentityFragment["lineage"][number];

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AgencyName({ id, name }: { readonly id: string | null; readonly name: string }) {
  return <span lang="zh-CN">{id === null ? name : <Link href={PATHS.agency(id)}>{name}</Link>}</span>;
}

function Relatives({ relatives }: { readonly relatives: readonly Relative[] }) {
  const texts = useTexts(AGENCY_TEXTS);
  return (
    <ul className={styles.names}>
      {relatives.map(({ name, type, year, agency }) => (
        <li key={name}>
          <AgencyName id={agency?.id ?? null} name={name} />{" "}
          <small>{year === null ? texts.types[type] : texts.since(texts.types[type], year)}</small>
        </li>
      ))}
    </ul>
  );
}

/** What an agency is, what else it is called, and what came before and after it. */
export function Identity({ agency }: { readonly agency: AgencyIdentityFragment }) {
  const texts = useTexts(AGENCY_TEXTS);
  const language = useLanguage();
  const { level, kind, regionPath, place, aliases, parent, lineage } = agency;
  const region = regionPath.length > 0 ? regionPath.join(" › ") : place;
  const relations = (["PREDECESSOR", "SUCCESSOR"] as const).flatMap((relation) => {
    const relatives = lineage.filter((each) => each.relation === relation);
    return relatives.length === 0 ? [] : [{ relation, relatives }];
  });
  return (
    <section aria-label={texts.identity}>
      <dl className={styles.identity}>
        <Fact term={texts.level}>{level === null ? texts.notKnown : nameOfLevel(level)[language]}</Fact>
        <Fact term={texts.kind}>{kind === null ? texts.notKnown : nameOfKind(kind)[language]}</Fact>
        <Fact term={texts.region}>
          {region === null ? texts.notKnown : <span lang="zh-CN">{region}</span>}
        </Fact>
        {parent !== null && (
          <Fact term={texts.parent}>
            <AgencyName id={parent.id} name={parent.name} />
          </Fact>
        )}
        {aliases.length > 0 && (
          <Fact term={texts.aliases}>
            <ul className={`${styles.names} ${styles.inline}`} lang="zh-CN">
              {aliases.map((alias) => (
                <li key={alias}>{alias}</li>
              ))}
            </ul>
          </Fact>
        )}
        {relations.map(({ relation, relatives }) => (
          <Fact key={relation} term={texts[relation]}>
            <Relatives relatives={relatives} />
          </Fact>
        ))}
        {relations.length === 0 && <Fact term={texts.lineage}>{texts.noLineage}</Fact>}
      </dl>
      {relations.length > 0 && <p className={styles.note}>{texts.lineageNote}</p>}
    </section>
  );
}
