import type { Span } from '../../core/span.ts';
import { type DrbdVersion, newestName, option as optionOf, sectionsOf } from './catalog.ts';
import { type DrbdNode, type OptionStatement, type OptionsSection, ofKind } from './tree.ts';

/** A change of a block: what comes in place of a stretch of it. */
export interface Change {
  readonly at: Span;
  readonly text: string;
}

/** A resource or `common`: what holds sections of options. */
interface Owner {
  readonly body: readonly DrbdNode[];
}

/**
 * Moves options into the sections where a version has them, under the names they have there, with their comments;
 * undefined where that cannot be told: an option that the version does not have, or that is there already.
 *
 * @param text the text of the block
 * @param old the statement that goes: a section, or the one option outside of any
 */
export function movedOptions(
  text: string,
  owner: Owner,
  old: OptionsSection | OptionStatement,
  version: DrbdVersion,
): readonly Change[] | undefined {
  const lines = new Map<string, string[]>();
  for (const option of old.kind === 'option' ? [old] : ofKind(old.body, 'option')) {
    const home = homeOf(option, version);
    if (!home) return undefined;
    if (home.section === undefined) continue;
    if (sectionIn(owner, home.section)?.body.some((one) => isOption(one, home.name))) return undefined;
    const value = [option.value, ...option.rest].flatMap((word) =>
      word ? [text.slice(word.span.start, word.span.end)] : [],
    );
    const { before, after } = old.kind === 'option' ? NO_COMMENTS : commentsOf(text, old, option);
    const line = `${[home.name, ...value].join(' ')};${after && ` ${after}`}`;
    lines.set(home.section, [...(lines.get(home.section) ?? []), ...before, line]);
  }
  const added = [...lines].flatMap(([section, wanted]) => {
    const known = sectionIn(owner, section);
    return known ? [appended(text, known, wanted)] : [];
  });
  if (added.includes(undefined)) return undefined;
  const fresh = [...lines].filter(([section]) => !sectionIn(owner, section));
  const replacement =
    fresh.length === 0 ? removed(text, old.span) : { at: old.span, text: written(text, old, fresh) };
  return [...added.filter((change) => change !== undefined), replacement];
}

/** Takes a statement out, with its line when it is alone there. */
export function removed(text: string, span: Span): Change {
  let { start, end } = span;
  while (start > 0 && isBlank(text[start - 1])) start--;
  while (isBlank(text[end])) end++;
  const startsLine = start === 0 || text[start - 1] === '\n';
  if (startsLine && (text[end] === '\n' || text[end] === '\r')) {
    return { at: { start, end: text.indexOf('\n', end) + 1 }, text: '' };
  }
  // Beside other statements, or before a comment, which stays.
  return { at: startsLine ? { start: span.start, end } : { start, end: span.end }, text: '' };
}

/** The section and name that an option has in a version; no section for one without effect. */
function homeOf(
  { keyword }: OptionStatement,
  version: DrbdVersion,
): { readonly name: string; readonly section: string | undefined } | undefined {
  const name = newestName(keyword.text);
  const sections = sectionsOf(name, version).filter((section) => section !== 'syncer');
  const section = HOMES.find((one) => sections.includes(one));
  const known = optionOf(section ?? 'syncer', name, version);
  if (known?.isIgnored) return { name, section: undefined };
  return section === undefined ? undefined : { name, section };
}

/** Where an option of several sections belongs: `fencing` into net, where a version has it there. */
const HOMES = ['net', 'disk', 'options', 'handlers', 'startup'] as const;

function sectionIn({ body }: Owner, section: string): OptionsSection | undefined {
  return ofKind(body, 'options-section').find((one) => one.section === section && one.braces);
}

function isOption(node: DrbdNode, name: string): boolean {
  return node.kind === 'option' && newestName(node.keyword.text) === name;
}

/** Puts lines before the closing brace of a section. */
function appended(text: string, section: OptionsSection, lines: readonly string[]): Change | undefined {
  const brace = section.span.end - 1;
  if (text[brace] !== '}') return undefined;
  const line = text.lastIndexOf('\n', brace) + 1;
  const [first] = section.body;
  if (line <= section.span.start || text.slice(line, brace).trim() !== '') {
    if (lines.some((one) => one.includes('#'))) return undefined;
    const blank = isBlank(text[brace - 1]) ? '' : ' ';
    return { at: { start: brace, end: brace }, text: `${blank}${lines.join(' ')} ` };
  }
  const indent = first ? indentAt(text, first.span.start) : `${text.slice(line, brace)}  `;
  return { at: { start: line, end: line }, text: lines.map((one) => `${indent}${one}\n`).join('') };
}

/** New sections in the manner of the statement that they replace. */
function written(
  text: string,
  old: OptionsSection | OptionStatement,
  sections: readonly (readonly [string, readonly string[]])[],
): string {
  const indent = indentAt(text, old.span.start);
  const first = old.kind === 'option' ? undefined : old.body[0];
  const inner = first ? indentAt(text, first.span.start) : `${indent}  `;
  const oneLine = old.kind !== 'option' && !text.slice(old.span.start, old.span.end).includes('\n');
  return sections
    .map(([section, lines]) =>
      oneLine
        ? `${section} { ${lines.join(' ')} }`
        : `${section} {\n${lines.map((line) => `${inner}${line}\n`).join('')}${indent}}`,
    )
    .join(oneLine ? ' ' : `\n${indent}`);
}

interface Comments {
  readonly before: readonly string[];
  readonly after: string;
}

const NO_COMMENTS: Comments = { before: [], after: '' };

/** The comments on the lines above an option, and behind it on its own line. */
function commentsOf(text: string, section: OptionsSection, option: OptionStatement): Comments {
  const at = section.body.indexOf(option);
  const previous = section.body[at - 1];
  const start = previous ? endOfLine(text, previous.span.end) : text.indexOf('{', section.keyword.span.end);
  const end = section.body[at + 1] ? option.span.end : section.span.end - 1;
  const line = endOfLine(text, option.span.end);
  const isLast = end !== option.span.end;
  return {
    before: start < option.span.start ? commentLines(text.slice(start, option.span.start)) : [],
    after: [
      ...commentLines(text.slice(option.span.end, Math.min(line, section.span.end))),
      ...(isLast ? commentLines(text.slice(line, end)) : []),
    ].join(' '),
  };
}

function commentLines(text: string): string[] {
  return (text.match(/#[^\n]*/g) ?? []).map((line) => line.trimEnd());
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function indentAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
