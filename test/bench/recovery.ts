// How well the parsers recover: one token of a sound file is deleted or inserted, and what is said then is counted.
//   npm run bench:recovery -- [--seed N] [--cases M] [--language ID] [--worst K]
// `--worst K` shows the K cases per language with the most new problems, and with the farthest; and which rules speak
// together most often.
import { parseArgs } from 'node:util';
import type { Language } from '../../server/src/core/language.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { allSeeds, type SeedFile } from '../fuzz/seeds.ts';
import { materialOf } from '../fuzz/texts.ts';
import { makeCluster, type Reported, reported, uriOf } from '../support/analyse.ts';
import { Random } from '../support/random.ts';

/** A sound cluster, and the file of it that is damaged. */
interface Sound {
  readonly files: readonly SeedFile[];
  readonly file: SeedFile;
  readonly tokens: readonly { readonly start: number; readonly end: number }[];
  readonly said: readonly Reported[];
}

interface Case {
  readonly edit: string;
  readonly text: string;
  readonly line: number;
  /** The errors and warnings that were not there before. */
  readonly fresh: readonly Reported[];
  /** Lines from the edit to the nearest of them. */
  readonly distance: number;
}

/** A comment, or a token as a person sees it: a quoted text, a mark, or a word. */
const TOKEN = /(?<=^|[\s;])#.*|"[^"\n]*"|'[^'\n]*'|[{}();=<>[\]|&]|[^\s{}();="'<>[\]|&]+/gm;

function tokensOf(text: string) {
  return [...text.matchAll(TOKEN)]
    .filter(([token]) => !token.startsWith('#'))
    .map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}

function problems(files: readonly SeedFile[]): readonly Reported[] {
  const cluster = makeCluster(files);
  return files
    .flatMap(({ path }) => reported(cluster, uriOf(path)))
    .filter(({ severity }) => severity === 'error' || severity === 'warning');
}

function soundFiles(language: Language): readonly Sound[] {
  return allSeeds().flatMap(({ files }) => {
    const said = problems(files);
    if (said.some(({ severity }) => severity === 'error')) return [];
    return files
      .filter((file) => file.language === language)
      .map((file) => ({ files, file, tokens: tokensOf(file.text), said }))
      .filter(({ tokens }) => tokens.length > 0);
  });
}

function damage({ files, file, tokens, said }: Sound, words: readonly string[], random: Random): Case {
  const { start, end } = random.pick(tokens);
  const deletes = random.below(2) === 0;
  const word = random.pick(words);
  const text = deletes
    ? file.text.slice(0, start) + file.text.slice(end)
    : `${file.text.slice(0, start)}${word} ${file.text.slice(start)}`;
  const line = file.text.slice(0, start).split('\n').length - 1;
  const before = new Map<string, number>();
  for (const one of said) before.set(identity(one), (before.get(identity(one)) ?? 0) + 1);
  const fresh = problems(files.map((one) => (one === file ? { ...file, text } : one))).filter((one) => {
    const left = before.get(identity(one)) ?? 0;
    before.set(identity(one), left - 1);
    return left <= 0;
  });
  const distances = fresh
    .filter(({ path }) => path === file.path)
    .map(({ range }) => Math.max(range.start.line - line, line - range.end.line, 0));
  const edit = deletes ? `delete ${file.text.slice(start, end)}` : `insert ${word}`;
  return { edit: `${edit} in line ${line + 1}`, text, line, fresh, distance: Math.min(...distances) };
}

/** What it says, wherever it stands by now. */
function identity({ path, code, message }: Reported): string {
  return `${path} ${code} ${message}`;
}

/** The value below which that share of the sorted numbers lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function measure(language: Language, seed: number, count: number): readonly Case[] {
  const sound = soundFiles(language);
  if (sound.length === 0) return [];
  const { words } = materialOf(language, allSeeds());
  const random = new Random(seed);
  return Array.from({ length: count }, () => damage(random.pick(sound), words, random));
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

function row(language: Language, cases: readonly Case[]): string {
  const told = cases.filter(({ fresh }) => fresh.length > 0);
  const counts = told.map(({ fresh }) => fresh.length).sort((a, b) => a - b);
  const near = told.filter(({ distance }) => distance <= 1).length;
  const cells = [
    language.name,
    cases.length,
    percent(cases.length - told.length, cases.length),
    quantile(counts, 0.5),
    quantile(counts, 0.95),
    quantile(counts, 1),
    percent(counts.filter((one) => one === 1).length, told.length),
    percent(near, told.length),
  ];
  return `| ${cells.join(' | ')} |`;
}

function show({ edit, text, fresh, distance }: Case): void {
  console.log(`\n--- ${edit}: ${fresh.length} new, ${distance} lines away\n${text}`);
  for (const { code, range, message } of fresh) {
    console.log(`  ${range.start.line + 1}:${range.start.character} ${code}: ${message}`);
  }
}

/** Which rules speak together about one slip, the most frequent first. */
function companies(cases: readonly Case[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { fresh } of cases) {
    if (fresh.length < 2) continue;
    const company = fresh
      .map(({ code }) => code)
      .sort()
      .join(' + ');
    counts.set(company, (counts.get(company) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([company, count]) => `${count} × ${company}`);
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261120' },
    cases: { type: 'string', default: '2000' },
    language: { type: 'string' },
    worst: { type: 'string', default: '0' },
  },
});

console.log(
  '| language | edits | nothing to say | median | 95th percentile | most | exactly one | within 1 line |',
);
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
for (const language of languages) {
  if (values.language !== undefined && language.id !== values.language) continue;
  const cases = measure(language, Number(values.seed), Number(values.cases));
  if (cases.length === 0) continue;
  console.log(row(language, cases));
  const worst = Number(values.worst);
  if (worst === 0) continue;
  const many = [...cases].sort((a, b) => b.fresh.length - a.fresh.length).slice(0, worst);
  const far = cases.filter(({ fresh, distance }) => fresh.length > 0 && distance > 1).slice(0, worst);
  for (const one of [...many, ...far]) show(one);
  console.log(`\n${companies(cases).slice(0, worst).join('\n')}`);
}
