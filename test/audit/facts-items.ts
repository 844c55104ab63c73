import type { Division } from './item.ts';

const BULLET = /^ *[*-] /;

/** The items of a section of a file of facts, as text; undefined where there is no such section. */
export function factsItems(facts: string, heading: string, divided: Division): readonly string[] | undefined {
  const lines = facts.replaceAll(/^```[\s\S]*?^```\n/gm, '').split('\n');
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').startsWith(heading));
  if (from < 0) return undefined;
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => /^#+ /.test(line));
  const body = rest.slice(0, to < 0 ? rest.length : to);
  return divide(body, divided)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The headings of the sections of a file of facts, without that of the file. */
export function factsHeadings(facts: string): readonly string[] {
  return [...facts.matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) => heading);
}

function divide(body: readonly string[], divided: Division): readonly string[] {
  switch (divided) {
    case 'rows':
      return body.filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line)).slice(1);
    case 'paragraphs':
      return body.filter((line) => !line.startsWith('|') && !BULLET.test(line));
    case 'bullets':
      return body.filter((line) => BULLET.test(line));
    case 'stars':
      return body.flatMap((line) => line.split(/(?:^| )\* /));
    case 'dots':
      return body.flatMap((line) => line.split(' · '));
    case 'semicolons':
      return body.flatMap((line) => outside(line, ';'));
    case 'numbers':
      return numbered(body.join('\n'));
  }
}

/** Pieces between separators that stand in no brackets and no code. */
function outside(line: string, separator: string): readonly string[] {
  const pieces = [''];
  let depth = 0;
  let code = false;
  for (const char of line) {
    if (char === '`') code = !code;
    else if (!code && char === '(') depth++;
    else if (!code && char === ')') depth--;
    if (char === separator && depth === 0 && !code) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${char}`);
  }
  return pieces;
}

/** What follows `1. `, `2. ` and so on: only the number that is next counts, others are part of the text. */
function numbered(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  for (let next = 1; ; next++) {
    const at = new RegExp(`(?:^|\\s)${next}\\. `).exec(rest);
    if (pieces.length > 0 || at === null) pieces.push(at ? rest.slice(0, at.index) : rest);
    else pieces.push('');
    if (!at) return pieces.slice(1);
    rest = rest.slice(at.index + at[0].length);
  }
}
