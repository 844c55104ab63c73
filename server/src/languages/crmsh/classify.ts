import type { IToken, TokenType } from 'chevrotain';
import { type Span, span } from '../../core/span.ts';
import type { Fault } from '../../core/syntax.ts';
import { COMMANDS, NODE_COMMANDS, startsStatement } from './keywords.ts';
import type { ScannedWord } from './scan.ts';
import * as T from './tokens.ts';
import { makeWordToken, slicePayload, type WordPayload } from './words.ts';

/** The words of a block by what they mean, and what is odd about how they are written. */
export interface ClassifiedWords {
  readonly tokens: IToken[];
  readonly faults: readonly Fault[];
}

const ATTRIBUTE_SECTIONS: Readonly<Record<string, TokenType>> = {
  params: T.Params,
  meta: T.Meta,
  utilization: T.Utilization,
  attributes: T.Attributes,
  operations: T.Operations,
  op: T.Op,
  op_params: T.OpParams,
  op_meta: T.OpMeta,
  rule: T.Rule,
};

const EXPRESSION_WORDS: Readonly<Record<string, TokenType>> = {
  and: T.And,
  or: T.Or,
  date: T.DateWord,
  defined: T.Unary,
  not_defined: T.Unary,
};

interface Classification {
  readonly type: TokenType;
  /** The words that open a part of this statement. */
  readonly sections?: Readonly<Record<string, TokenType>>;
  /** The brackets that mean something in this statement, as words of their own. */
  readonly brackets?: string;
  /** They may touch the names between them. */
  readonly touching?: true;
}

const RESOURCE = { sections: ATTRIBUTE_SECTIONS };
const SETS = { brackets: '()[]', touching: true } as const;

const STATEMENT_TYPES: Readonly<Record<string, Classification>> = {
  node: { type: T.Node, ...RESOURCE },
  primitive: { type: T.Primitive, ...RESOURCE },
  rsc_template: { type: T.Template, ...RESOURCE },
  group: { type: T.Group, ...RESOURCE },
  clone: { type: T.Clone, ...RESOURCE },
  ms: { type: T.Clone, ...RESOURCE },
  master: { type: T.Clone, ...RESOURCE },
  bundle: {
    type: T.Bundle,
    sections: {
      ...ATTRIBUTE_SECTIONS,
      docker: T.Container,
      podman: T.Container,
      rkt: T.Container,
      network: T.Network,
      'port-mapping': T.PortMapping,
      storage: T.Storage,
      'storage-mapping': T.StorageMapping,
      primitive: T.Contained,
    },
  },
  location: { type: T.Location, sections: { rule: T.Rule }, brackets: '{}()[]', touching: true },
  colocation: { type: T.Colocation, ...SETS },
  collocation: { type: T.Colocation, ...SETS },
  order: { type: T.Order, ...SETS },
  rsc_ticket: { type: T.Ticket, ...SETS },
  property: { type: T.Property, ...RESOURCE },
  rsc_defaults: { type: T.Defaults, ...RESOURCE },
  op_defaults: { type: T.Defaults, ...RESOURCE },
  fencing_topology: { type: T.Fencing },
  'fencing-topology': { type: T.Fencing },
  tag: { type: T.Tag },
  role: { type: T.Role },
  user: { type: T.User },
  acl_target: { type: T.Acl },
  acl_group: { type: T.Acl },
  alert: {
    type: T.Alert,
    sections: { ...ATTRIBUTE_SECTIONS, select: T.Select, to: T.To },
    brackets: '{}',
  },
  monitor: { type: T.Monitor },
  xml: { type: T.Xml },
};

/** Reads the words of a block. */
export function classify(text: string): ClassifiedWords {
  const faults: Fault[] = [];
  const raw = lex(text);
  const words = joinLines(raw, faults);
  const first = words[0];
  if (!first) return { tokens: [], faults };
  const start = statementStart(words, text, faults);
  const statement = statementType(words.slice(start, start + 3).map(({ text: word }) => word));
  const isXml = statement.type === T.Xml;
  if (!isXml) for (const token of raw) addOddities(token, faults);
  const tokens: IToken[] = [];
  let inRule = false;
  let inBraces = false;
  words.slice(start).forEach((word, index) => {
    if (index === 0) {
      tokens.push(makeWordToken(statement.type, word));
      return;
    }
    if (isXml || statement.type === T.Command || statement.type === T.Unknown) {
      tokens.push(makeWordToken(T.PlainWord, word));
      return;
    }
    addPlaceholder(text, word, faults);
    for (const piece of statement.touching ? splitBrackets(word, faults) : [word]) {
      const lower = piece.text.toLowerCase();
      const bracket = inRule ? undefined : bracketType(piece.text, statement.brackets);
      if (statement.type === T.Location && bracket) inBraces = piece.text === '{';
      const section =
        !inBraces &&
        statement.sections &&
        Object.hasOwn(statement.sections, lower) &&
        statement.sections[lower];
      if (section) inRule = section === T.Rule;
      const type =
        section ||
        (inRule && Object.hasOwn(EXPRESSION_WORDS, lower) && EXPRESSION_WORDS[lower]) ||
        bracket ||
        shapeOf(piece.text);
      tokens.push(makeWordToken(type, piece));
    }
  });
  return { tokens, faults };
}

/** Lexes as crmsh does; where quotes do not balance, once more with quotes held to their line. */
function lex(text: string): readonly IToken[] {
  const usual = T.tokenize(text, false);
  const unbalanced = usual.some((token) =>
    scannedOf(token)?.oddities.some(({ kind }) => kind === 'unbalanced-quote'),
  );
  return unbalanced ? T.tokenize(text, true) : usual;
}

function scannedOf(token: IToken): ScannedWord | undefined {
  return token.payload as ScannedWord | undefined;
}

/** Takes the layout out of the tokens, and says what is wrong with it. */
function joinLines(raw: readonly IToken[], faults: Fault[]): WordPayload[] {
  const words: WordPayload[] = [];
  let unjoined: Fault | undefined;
  let gap: IToken[] = [];
  for (const token of raw) {
    const scanned = scannedOf(token);
    if (!scanned) {
      gap.push(token);
      continue;
    }
    if (gap.length > 0) {
      const last = words.at(-1);
      if (last) unjoined ??= gapFault(last, gap);
      else {
        addLeadingFaults(gap, faults);
        addCommentDashes(gap, faults);
      }
      addInnerComments(gap, last, true, faults);
      gap = [];
    }
    if (scanned.value === '' && isBlankOddity(scanned)) continue;
    words.push({
      text: scanned.value,
      start: token.startOffset,
      end: scanned.end,
      offsets: scanned.offsets,
    });
  }
  const last = words.at(-1);
  addInnerComments(gap, last, false, faults);
  const continuation = gap.find(({ tokenType }) => tokenType === T.Continuation);
  if (last && continuation) {
    faults.push({
      kind: 'stray-backslash',
      span: at(continuation, 1),
      subject: words[0]?.text.toLowerCase() ?? '',
      expected: 'end',
    });
  }
  if (unjoined) faults.push(unjoined);
  return words;
}

/** A word that is nothing but a no-break space: a blank to people, and handled as one. */
function isBlankOddity(scanned: ScannedWord): boolean {
  return scanned.oddities.some(({ kind }) => kind === 'typographic-character');
}

/** Between two words of a statement every line break needs its backslash. */
function gapFault(last: WordPayload, gap: readonly IToken[]): Fault | undefined {
  const lineBreak = gap.findIndex(({ tokenType }) => tokenType === T.LineBreak);
  const token = gap[lineBreak];
  if (!token || gap.some(({ tokenType }) => tokenType === T.Comment)) return undefined;
  const before = gap[lineBreak - 1];
  if (before?.tokenType !== T.Continuation)
    return { kind: 'missing-backslash', span: span(last.end, last.end) };
  const lineStart = before.startOffset + before.image.indexOf('\n') + 1;
  return { kind: 'missing-backslash', span: span(lineStart, token.startOffset + 1), subject: 'blank-line' };
}

/** Backslashes before the first word: the end of a line above, which would draw this statement into it. */
function addLeadingFaults(gap: readonly IToken[], faults: Fault[]): void {
  const index = gap.findIndex(({ tokenType }) => tokenType === T.Continuation);
  const continuation = gap[index];
  if (!continuation) return;
  const comment = gap[index - 1]?.tokenType === T.Comment;
  faults.push({
    kind: comment ? 'comment-continues' : 'stray-backslash',
    span: at(continuation, 1),
    expected: 'statement',
  });
}

/** Comments that cannot become comments of XML. */
function addCommentDashes(gap: readonly IToken[], faults: Fault[]): void {
  for (const token of gap) {
    if (token.tokenType !== T.Comment) continue;
    const text = token.image.trimEnd();
    if (text.includes('--') || text.endsWith('-'))
      faults.push({ kind: 'comment-dashes', span: at(token, text.length) });
  }
}

/** Comments after the first word: crmsh has none there. */
function addInnerComments(
  gap: readonly IToken[],
  last: WordPayload | undefined,
  goesOn: boolean,
  faults: Fault[],
): void {
  if (!last) return;
  const index = gap.findIndex(({ tokenType }) => tokenType === T.Comment);
  const comment = gap[index];
  const before = gap[index - 1];
  if (!comment || (before?.tokenType === T.LineBreak && !goesOn)) return;
  const endsStatement = goesOn && gap[index + 1]?.tokenType === T.LineBreak;
  faults.push({
    kind: 'comment-in-statement',
    span: at(comment),
    ...(endsStatement && { subject: 'ends' }),
  });
}

function addOddities(token: IToken, faults: Fault[]): void {
  const scanned = scannedOf(token);
  if (!scanned || scanned.oddities.length === 0) return;
  const found = token.image;
  for (const { kind, start, end } of scanned.oddities) {
    if (kind === 'typographic-character') continue;
    faults.push({ kind, span: span(start, end), found });
  }
  const typographic = scanned.oddities.filter(({ kind }) => kind === 'typographic-character');
  const [first] = typographic;
  const last = typographic.at(-1);
  if (first && last) faults.push({ kind: 'typographic-character', span: span(first.start, last.end), found });
}

/** Words that a guide left for the reader to fill in: `<ip>` and `...`, unless they are quoted. */
function addPlaceholder(text: string, word: WordPayload, faults: Fault[]): void {
  if (!word.text.includes('<') && word.text !== '...') return;
  const written = text.slice(word.start, word.end);
  const found = word.text === '...' ? word.text : /^(?:[^"']*[=:])?(<[^<>"'=]+>)/.exec(written)?.[1];
  if (found === undefined) return;
  const start = word.start + written.indexOf(found);
  faults.push({ kind: 'placeholder', span: span(start, start + found.length), found });
}

/** `configure primitive ...` in one line is a statement too. */
function statementStart(words: readonly WordPayload[], text: string, faults: Fault[]): number {
  let start = 0;
  for (const prefix of ['crm', 'configure']) {
    if (words[start]?.text.toLowerCase() === prefix && words.length > start + 1) start++;
  }
  const [first, second] = words.slice(start, start + 2);
  if (first && second && isStrayWord(first.text) && startsStatement(text, second.start, '')) {
    faults.push({
      kind: 'unexpected-word',
      span: span(first.start, first.end),
      found: first.text,
      subject: 'statement',
    });
    start++;
  }
  return start;
}

/** A name or name=value in front of a keyword, and not a prompt or the output of a command. */
function isStrayWord(text: string): boolean {
  return /^[@$]?[A-Za-z][\w.-]*(?:=.*)?$/.test(text) && statementType([text]).type === T.Unknown;
}

function statementType([first = '', second = '', third = '']: readonly string[]): Classification {
  const keyword = first.toLowerCase();
  if (keyword === 'node' && NODE_COMMANDS.has(second)) return { type: T.Command };
  // An alias of primitive inside configure (ui_configure.py), and a level of its own outside.
  if (keyword === 'resource' && third.includes(':')) return { type: T.Primitive, ...RESOURCE };
  const known = Object.hasOwn(STATEMENT_TYPES, keyword) ? STATEMENT_TYPES[keyword] : undefined;
  return known ?? { type: COMMANDS.has(keyword) ? T.Command : T.Unknown };
}

function shapeOf(text: string): TokenType {
  if (text.startsWith('@')) return T.AtWord;
  const equals = text.indexOf('=');
  if (equals >= 0) {
    if (equals === 0) return T.EqualsWord;
    const name = text.slice(0, equals).toLowerCase();
    if (name === '$id' || name === '$id-ref') return T.IdWord;
    if (name === 'role' || name === '$role') return T.RoleWord;
    return name === 'description' ? T.DescriptionWord : T.PairWord;
  }
  const colon = text.indexOf(':');
  if (colon < 0) return T.PlainWord;
  return colon > 0 && colon === text.length - 1 ? T.ScoreWord : T.ColonWord;
}

function bracketType(text: string, brackets = ''): TokenType | undefined {
  if (text.length !== 1 || !brackets.includes(text)) return undefined;
  return '([{'.includes(text) ? T.OpenBracket : T.CloseBracket;
}

/**
 * Takes round and square brackets off the ends of a word. crmsh takes one, at one end (parse.py, fix_parentheses).
 */
function splitBrackets(word: WordPayload, faults: Fault[]): WordPayload[] {
  const { text } = word;
  if (text.length < 2) return [word];
  let from = 0;
  let to = text.length;
  while (from < to - 1 && /[([]/.test(text[from] ?? '')) from++;
  while (to > from + 1 && /[)\]]/.test(text[to - 1] ?? '')) to--;
  const taken = from + (text.length - to);
  // A bracket of a pattern or of a shell's arithmetic belongs to the word.
  if (taken === 0 || text.startsWith('/') || text.includes('$')) return [word];
  if (taken > 1) {
    faults.push({ kind: 'set-brackets', span: span(word.start, word.end), subject: 'glued', found: text });
  }
  return [...pieces(word, 0, from), slicePayload(word, from, to), ...pieces(word, to, text.length)];
}

function pieces(word: WordPayload, from: number, to: number): WordPayload[] {
  return Array.from({ length: to - from }, (_, index) => slicePayload(word, from + index, from + index + 1));
}

function at(token: IToken, length = token.image.length): Span {
  return span(token.startOffset, token.startOffset + length);
}

/** Where the line breaks stand that lack a backslash: after these offsets. For the fix of crmsh/missing-backslash. */
export function unjoinedLineEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let last: number | undefined;
  let pending: number | undefined;
  for (const token of lex(text)) {
    const scanned = scannedOf(token);
    if (scanned) {
      if (pending !== undefined) ends.push(pending);
      pending = undefined;
      last = scanned.end;
    } else if (token.tokenType === T.LineBreak && last !== undefined) pending ??= last;
    else if (token.tokenType === T.Continuation) last = undefined;
  }
  return ends;
}
