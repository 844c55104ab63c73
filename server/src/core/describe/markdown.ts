/** A name or value as it is written in a file; what it holds is shown as it is. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

/** A name that begins a description: bold, with what Markdown would read in it escaped; not `_` within words. */
export function title(text: string): string {
  return `**${text.replace(/[\\`*[\]<>|~]|^_|_$/g, '\\$&')}**`;
}

/** `a`, `b` and `c`. */
export function list(names: readonly string[]): string {
  const texts = [...new Set(names)].map(code);
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${last}` : last;
}

/** More lines than this are counted, not shown. */
const SHOWN = 6;

export function bullets(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `- ${line}`);
  return [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

export function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
