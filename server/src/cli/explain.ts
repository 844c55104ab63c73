import { showExample } from '../core/example.ts';
import type { Rule } from '../core/rule.ts';
import { type PagePart, rulePage } from '../core/rule-page.ts';
import { nearest } from '../core/suggest.ts';
import { languages } from '../languages/index.generated.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import { readArguments, runCommand } from './command.ts';
import { wrapped } from './wrap.ts';

const USAGE = `Usage: ha-cluster explain [CODE]

Tells what a problem means, why it matters and what to do. CODE is what stands behind the problem, such as
drbd/unknown-option. Without it, all codes are listed; with the part before the slash, those that begin so.

Exit code: 0, or 2 when there is no such code.`;

const NARROWEST = 40;
const WIDEST = 100;

/** `ha-cluster explain`: the documentation of rules on the terminal. */
export function explain(args: readonly string[]): Promise<0 | 2> {
  return runCommand(
    'explain',
    USAGE,
    () => read(args),
    async ({ wanted }) => {
      const width = Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns ?? 80));
      const themes = themesOf(
        wanted === undefined ? allRules : allRules.filter(({ code }) => code.startsWith(`${wanted}/`)),
      );
      if (themes.size > 0) {
        process.stdout.write(listing(themes));
        return 0;
      }
      const rule = wanted === undefined ? undefined : find(wanted);
      if (rule) {
        process.stdout.write(page(rule, width));
        return 0;
      }
      const codes = allRules.map(({ code }) => code);
      const meant = nearest(wanted ?? '', [...codes, ...codes.map(conceptOf)]);
      console.error(
        `ha-cluster: there is no rule "${wanted}". ${meant ? `Did you mean ${meant}?` : '"ha-cluster explain" lists all of them.'}`,
      );
      return 2;
    },
  );
}

const allRules: readonly Rule[] = [...languages.flatMap(({ rules }) => rules), ...clusterRules];

/** The rule of a code, or of the part behind the slash where only one rule has it. */
function find(wanted: string): Rule | undefined {
  const [rule, another] = allRules.filter(({ code }) => code === wanted || conceptOf(code) === wanted);
  return another ? undefined : rule;
}

function conceptOf(code: string): string {
  return code.slice(code.indexOf('/') + 1);
}

function themesOf(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const themes = new Map<string, Rule[]>();
  for (const rule of rules) {
    const [theme = ''] = rule.code.split('/');
    const known = themes.get(theme);
    if (known) known.push(rule);
    else themes.set(theme, [rule]);
  }
  return themes;
}

function listing(themes: ReadonlyMap<string, readonly Rule[]>): string {
  const names = new Map<string, string>(languages.map(({ id, name }) => [id, name]));
  const longest = Math.max(...[...themes.values()].flat().map(({ code }) => code.length));
  const sections = [...themes].map(([theme, rules]) => {
    const lines = rules.map(({ code, docs }) => `  ${code.padEnd(longest)}  ${docs.title}`);
    return [names.get(theme) ?? 'Across files', ...lines].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}

function page(rule: Rule, width: number): string {
  const parts = rulePage(rule, (source) => showExample(rule, source, languages, clusterRules));
  return `${parts.map((part) => plain(part, width)).join('\n\n')}\n`;
}

function plain(part: PagePart, width: number): string {
  switch (part.kind) {
    case 'heading':
      return `${part.text}\n${'-'.repeat(Math.min(width, part.text.length))}`;
    case 'text':
      return wrapped(part.text, width);
    default: {
      const lines = part.text.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
      return [...(part.name === undefined ? [] : [`  ${part.name}:`]), ...lines].join('\n');
    }
  }
}

function read(args: readonly string[]) {
  const { values, positionals } = readArguments(args, {});
  if (positionals.length > 1) return 'one code at a time';
  return { help: values.help, wanted: positionals[0] };
}
