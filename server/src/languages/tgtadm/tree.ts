import type { EmbeddedText } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import type { TgtadmOption } from './catalog.ts';
import type { Item, Part, Redirect, SimpleCommand, Word } from './shell/tree.ts';

/** A value as it stands in the script. */
export interface Value {
  readonly span: Span;
  /** What tgtadm will see, when the text of the script alone says so. */
  readonly text: string | undefined;
  readonly parts: readonly Part[];
}

/** How an option is written, and what getopt_long makes of it. */
export interface OptionUse {
  /** The name as written, with its dashes: `--tid`, `-t`, `--init`. */
  readonly written: string;
  readonly nameSpan: Span;
  /** The whole of it, value included. */
  readonly span: Span;
  /** Undefined where no option, or more than one, has that name. */
  readonly option: TgtadmOption | undefined;
  /** The options an abbreviation may mean, when that is not clear. */
  readonly candidates: readonly TgtadmOption[];
  readonly value: Value | undefined;
  /** The word that was taken for the value although it is the next option. */
  readonly taken: Word | undefined;
  readonly trouble:
    | 'unknown'
    | 'ambiguous'
    /** The value is missing at the end of the command. */
    | 'no-value'
    /** The next option stands where the value should: tgtadm takes it for the value. */
    | 'option-as-value'
    /** `--force=yes`. */
    | 'value-not-taken'
    /** `-F` and `-O` swallow the next word. */
    | 'swallows'
    /** `-tid` in place of `--tid`. */
    | 'one-dash'
    /** A dash that is none: `—tid`. */
    | 'typographic-dash'
    | undefined;
}

/** One call of tgtadm. */
export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  /** The simple command it stands in. */
  readonly command: SimpleCommand;
  /** The word that names tgtadm. */
  readonly name: Word;
  readonly options: readonly OptionUse[];
  /** Words that are neither option nor value; tgtadm takes none. */
  readonly positionals: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** `<name>`, which the shell takes for redirections. */
  readonly placeholders: readonly Span[];
  /** Expansions in it may bring further options, so what seems missing may be there. */
  readonly isOpen: boolean;
  /** The command whose arguments this call became part of: by a backslash too many, or no line break between. */
  readonly swallowedBy: { readonly name: Word; readonly backslash: Span | undefined } | undefined;
  /** The call begins with its first option: the word `tgtadm` is missing. */
  readonly lostName: boolean;
  /** The rest of the call on the next line, where the backslash between them is missing. */
  readonly cutOff: { readonly at: Span; readonly blankAfterBackslash: boolean } | undefined;
  /** The `;` or `&` that ends the command with no blank around it. */
  readonly stuckOperator: { readonly operator: string; readonly span: Span } | undefined;
}

/** A here-document that becomes a script: written to a file, or read by another shell. */
export interface WrittenScript {
  readonly kind: 'written';
  readonly span: Span;
  /** The command that reads the here-document. */
  readonly by: SimpleCommand;
  readonly items: readonly Item[];
  readonly calls: readonly Call[];
}

/** One block of a script. */
export interface ScriptBlock {
  readonly kind: 'script';
  readonly span: Span;
  readonly items: readonly Item[];
  /** Something is open and not closed, so that what belongs where is a guess. */
  readonly isDamaged: boolean;
  readonly calls: readonly Call[];
  readonly written: readonly WrittenScript[];
  /** Statements for `crm configure`. */
  readonly crm: readonly EmbeddedText[];
}

export type TgtadmNode = ScriptBlock | WrittenScript | Call;

export function children(node: TgtadmNode): readonly TgtadmNode[] {
  switch (node.kind) {
    case 'script':
      return [...node.calls, ...node.written];
    case 'written':
      return node.calls;
    default:
      return [];
  }
}

/** The last use of an option: the one that counts for tgtadm. */
export function lastUse(call: Call, name: string): OptionUse | undefined {
  return call.options.findLast((use) => use.option?.name === name);
}

/** The value of an option, when it is there and certain. */
export function textOf(call: Call, name: string): string | undefined {
  return lastUse(call, name)?.value?.text;
}
