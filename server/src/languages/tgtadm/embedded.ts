import type { EmbeddedSegment, EmbeddedText } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { commandName } from './names.ts';
import {
  type HereDocument,
  type Item,
  type Part,
  type ShellNode,
  type SimpleCommand,
  shellChildren,
  type Word,
} from './shell/tree.ts';
import { staticPrefix } from './shell/word.ts';

const CRM: ReadonlySet<string> = new Set(['crm']);
const FILE_WRITERS: ReadonlySet<string> = new Set(['cat', 'tee']);
const PRINTERS: ReadonlySet<string> = new Set(['echo', 'printf', 'cat']);
/** Options of crm itself that take a value in the next word (crm(8)). */
const CRM_VALUE_OPTIONS: ReadonlySet<string> = new Set([
  '-f',
  '--file',
  '-c',
  '--cib',
  '-D',
  '--display',
  '-X',
]);

/**
 * The statements of `crm configure` that a script carries: on the command line, in a here-document, or printed
 * into a pipe. What the shell changes on the way (quotes, joined lines, tabs) is changed here as well.
 */
export function crmTexts(items: readonly Item[], text: string): CrmTexts {
  const found: EmbeddedText[] = [];
  const lost: Span[] = [];
  const rest: ShellNode[] = [...items].reverse();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'simple') {
      const crm = crmArguments(node);
      const document = node.redirects.findLast((redirect) => redirect.document)?.document;
      if (crm === 'input' && document) found.push(documentText(document, text, lost));
      else if (crm && crm !== 'input') found.push(argumentsText(crm, text, lost));
      else if (document && writesCrmFile(node)) found.push(documentText(document, text, lost));
    }
    if (node.kind === 'pipeline') for (const one of pipedTexts(node.commands, text, lost)) found.push(one);
    for (const child of [...shellChildren(node)].reverse()) rest.push(child);
  }
  return { texts: found, lost };
}

/** The statements of `crm configure` in a script, and the names in them that the shell takes away. */
export interface CrmTexts {
  readonly texts: readonly EmbeddedText[];
  /** `$id`, `$id-ref` and `$role` of crmsh that the shell fills in as variables of its own. */
  readonly lost: readonly Span[];
}

/** What a crm command configures: the words of a statement, or what it reads from its standard input. */
function crmArguments(command: SimpleCommand): readonly Word[] | 'input' | undefined {
  const found = commandName(command, CRM);
  if (!found) return undefined;
  const words = command.words.slice(found.index + 1);
  let index = 0;
  let file: string | undefined;
  for (; staticPrefix(words[index] ?? NO_WORD).startsWith('-'); index++) {
    const option = words[index]?.value ?? '';
    if (!CRM_VALUE_OPTIONS.has(option)) continue;
    index++;
    if (option === '-f' || option === '--file') file = words[index]?.value ?? '';
  }
  if (file !== undefined) return file === '-' ? 'input' : undefined;
  const [level, ...statement] = words.slice(index);
  if (!level) return 'input';
  // crm takes any beginning of a level's name.
  if (level.value === undefined || level.value.length < 4 || !'configure'.startsWith(level.value))
    return undefined;
  const [first] = statement;
  if (!first) return 'input';
  if (first.value !== 'load') return statement;
  const values = statement.map((word) => word.value);
  return values.at(-1) === '-' && !values.includes('xml') ? 'input' : undefined;
}

/** `cat > cluster.crm <<EOF`. */
function writesCrmFile(command: SimpleCommand): boolean {
  const files = [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])];
  return (
    commandName(command, FILE_WRITERS) !== undefined &&
    files.some((file) => /\.(?:crm|crmsh)$/.test(file.value ?? ''))
  );
}

const NO_WORD: Word = { kind: 'word', span: { start: 0, end: 0 }, parts: [], value: '' };

/** `echo '…' | crm configure` and `cat <<EOF | crm configure`. */
function pipedTexts(commands: readonly ShellNode[], text: string, lost: Span[]): EmbeddedText[] {
  return commands.flatMap((command, index) => {
    const printer = commands[index - 1];
    if (command.kind !== 'simple' || printer?.kind !== 'simple') return [];
    if (crmArguments(command) !== 'input') return [];
    const found = commandName(printer, PRINTERS);
    if (!found) return [];
    const document = printer.redirects.findLast((redirect) => redirect.document)?.document;
    if (found.name === 'cat') return document ? [documentText(document, text, lost)] : [];
    const words = printer.words.slice(found.index + 1);
    const flags = words.findIndex((word) => !/^-[neE]+$/.test(word.value ?? ''));
    const escapes =
      found.name === 'printf' || words.slice(0, flags).some((word) => word.value?.includes('e'));
    const builder = new TextBuilder(text, escapes, lost);
    words.slice(Math.max(flags, 0)).forEach((word, order) => {
      if (order > 0) builder.add(' ');
      builder.addParts(word.parts);
    });
    return [builder.build()];
  });
}

function documentText(document: HereDocument, text: string, lost: Span[]): EmbeddedText {
  const builder = new TextBuilder(text, false, lost);
  builder.addParts(document.parts);
  return builder.build();
}

/** A statement on the command line. Words with blanks or quotes in them get the quotes back that crmsh needs. */
function argumentsText(words: readonly Word[], text: string, lost: Span[]): EmbeddedText {
  const builder = new TextBuilder(text, false, lost);
  words.forEach((word, index) => {
    if (index > 0) builder.add(' ');
    const special = word.parts.some((part) => part.kind === 'text' && /[\s"'\\]/.test(part.value));
    if (special || word.value === '') {
      builder.add('"');
      builder.addParts(word.parts, /["\\]/g);
      builder.add('"');
    } else builder.addParts(word.parts);
  });
  return builder.build();
}

/** Puts the text together, and the map back to the script. */
class TextBuilder {
  readonly #source: string;
  readonly #escapes: boolean;
  readonly #lost: Span[];
  readonly #segments: { inner: number; outer: number; length: number }[] = [];
  #text = '';

  /** With `escapes`, `\n` in the text is a line break. */
  constructor(source: string, escapes: boolean, lost: Span[]) {
    this.#source = source;
    this.#escapes = escapes;
    this.#lost = lost;
  }

  build(): EmbeddedText {
    return { language: 'crmsh', text: this.#text, segments: this.#segments satisfies EmbeddedSegment[] };
  }

  /** Adds text that stands nowhere in the script. */
  add(text: string): void {
    this.#text += text;
  }

  /** Adds parts of a word; a backslash goes before what `protect` matches. */
  addParts(parts: readonly Part[], protect?: RegExp): void {
    for (const part of parts) {
      if (part.kind === 'variable') this.#noteLost(part.name, part.span);
      if (part.kind !== 'text') {
        this.#addMapped(placeholder(this.#source.slice(part.span.start, part.span.end)), part.span.start);
      } else if (part.value.length !== part.span.end - part.span.start) {
        this.#segment(part.span.start, Math.min(part.value.length, part.span.end - part.span.start));
        this.#text += part.value;
      } else this.#addText(part.value, part.span.start, protect);
    }
  }

  /** The shell knows no variable of that name, so that crmsh gets `="x"` for `$id="x"`. */
  #noteLost(name: string, at: Span): void {
    const rest = this.#source.slice(at.end, at.end + 5);
    const isAttribute = name === 'id' ? /^(?:-ref)?=/.test(rest) : name === 'role' && rest.startsWith('=');
    if (isAttribute && /(?:^|[\s"'])$/.test(this.#source.slice(Math.max(at.start - 1, 0), at.start)))
      this.#lost.push(at);
  }

  #addText(value: string, outer: number, protect: RegExp | undefined): void {
    const special = this.#escapes ? /\\n/g : protect;
    let from = 0;
    for (const match of special ? value.matchAll(special) : []) {
      this.#addMapped(value.slice(from, match.index), outer + from);
      from = match.index;
      if (this.#escapes) {
        this.add('\n');
        from += match[0].length;
      } else this.add('\\');
    }
    this.#addMapped(value.slice(from), outer + from);
  }

  #addMapped(value: string, outer: number): void {
    this.#segment(outer, value.length);
    this.#text += value;
  }

  #segment(outer: number, length: number): void {
    if (length === 0) return;
    const inner = this.#text.length;
    const last = this.#segments.at(-1);
    if (last && last.inner + last.length === inner && last.outer + last.length === outer)
      last.length += length;
    else this.#segments.push({ inner, outer, length });
  }
}

/**
 * A word of the same length for what only the shell knows. crmsh knows `$name` and `${…}` for values that are
 * filled in later; the blanks and quotes of `$(…)` would tear its line apart.
 */
function placeholder(source: string): string {
  if (/^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})$/.test(source)) return source;
  const { length } = source;
  return length < 4 ? `$${'_'.repeat(Math.max(length - 1, 0))}` : `\${${'_'.repeat(length - 3)}}`;
}
