import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, LanguageId } from '../../server/src/core/language.ts';
import { Recogniser } from '../../server/src/core/recognise.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { DEFAULT_PATHS, type FixtureFile, readFixture } from '../support/fixture.ts';
import { repositoryRoot, sharedFolder } from '../support/paths.ts';

/** A file whose language is settled, so that no edit makes it another's. */
export interface SeedFile {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

/** Files that make one cluster: what fuzzing and editing start from. */
export interface Seed {
  /** Where it comes from, for people. */
  readonly name: string;
  readonly files: readonly SeedFile[];
}

const recogniser = new Recogniser(languages);

export function languageById(id: string): Language {
  const found = languages.find((one) => one.id === id);
  if (!found) throw new Error(`there is no language ${id}`);
  return found;
}

function fileOf(name: string, text: string): SeedFile | undefined {
  const language = recogniser.recognise(`/${name}`, () => text)?.language;
  return language && { path: name, language, text };
}

function seedOf(name: string, files: readonly FixtureFile[]): Seed[] {
  const known = files.flatMap((file) => fileOf(file.path, file.text) ?? []);
  return known.length > 0 ? [{ name, files: known }] : [];
}

function ruleExamples(): Seed[] {
  return [...languages.flatMap((language) => language.rules), ...clusterRules].flatMap((rule) => {
    const [theme = ''] = rule.code.split('/');
    return [...rule.examples.good, ...rule.examples.bad].flatMap((example) =>
      seedOf(rule.code, readFixture(example, DEFAULT_PATHS[theme] ?? '').files),
    );
  });
}

function filesBelow(folder: string): FixtureFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => ({
      path: name.replaceAll(path.sep, '/'),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}

/** Folders of the corpus and whose files lie in them. */
const CORPUS: Readonly<Record<string, LanguageId>> = {
  authkeys: 'ha-authkeys',
  corosync: 'corosync',
  crm: 'crmsh',
  'crm-generated': 'crmsh',
  drbd: 'drbd',
  'drbd-generated': 'drbd',
  'ha.cf': 'ha-cf',
  haresources: 'haresources',
  'targets.conf': 'tgt-targets',
  tgtadm: 'tgtadm',
};

/** Files of public repositories, where they lie beside this one. */
export function corpusSeeds(): Seed[] {
  const corpus = sharedFolder('corpus');
  if (corpus === undefined) return [];
  return Object.entries(CORPUS).flatMap(([folder, id]) => {
    const language = languages.find((one) => one.id === id);
    if (!language) return [];
    return filesBelow(path.join(corpus, folder)).map(({ path: name, text }) => ({
      name: `${folder}/${name}`,
      files: [{ path: DEFAULT_PATHS[id] ?? name, language, text }],
    }));
  });
}

/** The cluster of the documentation, and published ones where they lie beside the repository. */
function clusters(): Seed[] {
  const sample = path.join(repositoryRoot, 'docs/sample-cluster');
  const seeds = seedOf('docs/sample-cluster', filesBelow(sample));
  const samples = sharedFolder('samples');
  if (samples === undefined) return seeds;
  for (const name of readdirSync(samples).sort()) {
    for (const state of ['published', 'repaired']) {
      seeds.push(...seedOf(`${name}/${state}`, filesBelow(path.join(samples, name, state))));
    }
  }
  return seeds;
}

/** The texts that the grammars are tested with: one long file of every language. */
function grammarFixtures(): Seed[] {
  return filesBelow(path.join(repositoryRoot, 'test/syntaxes/fixtures')).flatMap((file) =>
    seedOf(`syntaxes/${file.path}`, [file]),
  );
}

/** All there is on this machine. */
export function allSeeds(): Seed[] {
  return [...ruleExamples(), ...grammarFixtures(), ...clusters(), ...corpusSeeds()];
}
