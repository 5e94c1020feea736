/**
 * The tables of suggestions, made together with those that they are filled from.
 *
 * `name_keys` holds what the names of agencies are looked up by besides `search.names`: by what stands behind the place
 * (`is_whole` is false), and by another way to read them. `text` is normalised; `pinyin` and `initials` are those of
 * `text`; `name` is the name that is meant. `places` are the ways to write the place before it: 沭阳县, 沭阳, shuyangxian,
 * shuyang, syx, sy. The indexes on lengths find the shortest names where too many fit.
 *
 * `vocabulary` holds the words of the sections: `frequency` says how many sections of a sample hold the word, `is_free`
 * whether it is a word by itself and not only part of one, `pinyin`
 * its syllables with spaces between, `keys` the word itself and what is left of it without one of its characters.
 * `vocabulary_state` is one row: how many documents there were when the words were counted, and
 * by which version of the normaliser; `change` is the last change of a report that was known then.
 */
export const SUGGESTION_TABLES = `
create table if not exists search.name_keys (
  agency_id text collate "C" not null,
  name text not null,
  full_name text not null,
  level text,
  places text[] not null,
  is_whole boolean not null,
  text text collate "C" not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null
);
create index if not exists name_keys_agency on search.name_keys (agency_id);
create index if not exists name_keys_places on search.name_keys using gin (places) with (fastupdate = off);
create index if not exists name_keys_text on search.name_keys (text);
create index if not exists name_keys_pinyin on search.name_keys (pinyin);
create index if not exists name_keys_initials on search.name_keys (initials);
create index if not exists name_keys_length on search.name_keys (char_length(name));
create index if not exists names_length on search.names (char_length(name)) where kind in ('full', 'alias');
create table if not exists search.vocabulary (
  word text collate "C" primary key,
  is_free boolean not null,
  frequency integer not null,
  pinyin text collate "C" not null,
  keys text[] not null
);
create index if not exists vocabulary_pinyin on search.vocabulary (pinyin);
create index if not exists vocabulary_keys on search.vocabulary using gin (keys);
create table if not exists search.vocabulary_state (
  id integer primary key default 1 check (id = 1),
  documents bigint not null,
  normalizer integer not null,
  refreshed_at timestamptz not null
);
alter table search.vocabulary_state add column if not exists change bigint not null default 0;
`;
