import { type ExampleFile, exampleFiles, type ShownExample } from './example.ts';
import type { Rule } from './rule.ts';

/** A piece of a rule's page, for Markdown and for terminals. */
export type PagePart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly text: string;
      readonly name: string | undefined;
      readonly language: string;
    };

/** The page of a rule; `show` runs one of its bad examples. */
export function rulePage(rule: Rule, show: (source: string) => ShownExample): readonly PagePart[] {
  const { code, severity, docs, examples } = rule;
  const text = (...lines: readonly string[]): PagePart => ({ kind: 'text', text: lines.join('\n') });
  const bad = examples.bad.map(show);
  const isFixable = bad.some(({ mended }) => mended);
  return [
    { kind: 'heading', text: docs.title },
    text(`\`${code}\` · ${severity}${isFixable ? ' · has a quick fix' : ''}`),
    text(docs.what),
    text(`**Why it matters.** ${docs.why}`),
    text(`**What to do.** ${docs.mend}`),
    ...(docs.source ? [text(`Source: ${docs.source}.`)] : []),
    { kind: 'heading', text: 'Reported' },
    ...bad.flatMap(({ files, problems, mended }): PagePart[] => [
      ...shownFiles(files, code),
      ...problems.map(({ path, line, message }) =>
        text(`${files.length > 1 ? `\`${path}\`, line` : 'Line'} ${line}: ${message}`),
      ),
      ...(mended
        ? [text(`**After the fix:** ${mended.title}`), ...shownFiles(mended.files, code, files.length > 1)]
        : []),
    ]),
    { kind: 'heading', text: 'Fine' },
    ...examples.good.flatMap((source) => shownFiles(exampleFiles(source, code), code)),
  ];
}

/** The page as docs/rules has it. */
export function markdownPage(parts: readonly PagePart[]): string {
  const pieces = parts.map((part, index) => {
    if (part.kind === 'heading') return `${index === 0 ? '#' : '##'} ${part.text}`;
    if (part.kind === 'text') return part.text;
    const fence = part.text.includes('```') ? '````' : '```';
    const name = part.name === undefined ? '' : `\`${part.name}\`\n\n`;
    return `${name}${fence}${part.language}\n${part.text}\n${fence}`;
  });
  return `${pieces.join('\n\n')}\n`;
}

function shownFiles(files: readonly ExampleFile[], code: string, named = files.length > 1): PagePart[] {
  const [theme = ''] = code.split('/');
  return files.map(({ path, text }) => ({
    kind: 'file',
    text: text.trimEnd(),
    name: named || theme === 'cluster' ? path : undefined,
    language: theme === 'cluster' ? '' : theme,
  }));
}
