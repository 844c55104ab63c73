import type { IOrAlt, IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { span } from '../../core/span.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import { LinesParser } from './parser-lines.ts';
import { repair } from './repair.ts';
import { volumePlace } from './structure.ts';
import * as Token from './tokens.ts';
import { lexer } from './tokens.ts';
import type { DrbdNode, FileNode, OptionPlace, Place, Word } from './tree.ts';
import { wordOf } from './words.ts';

/**
 * The grammar of drbd.conf, for 8.3, 8.4 and 9 at once (drbdadm_parser.c of drbd-utils). Any section may hold any
 * statement here: what may stand where, in which version, is for the rules to say, in words. The tokens come from
 * repair.ts with every brace and semicolon in place, so the grammar is total: there is no text it cannot read.
 *
 *     file      = { statement }
 *     statement = section | line | surplus
 *     section   = words body            body = "{" { statement } "}"
 *     line      = words ";"
 */
class DrbdParser extends LinesParser {
  constructor() {
    super([...Token.allTokens], { maxLookahead: 2, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  file = this.RULE('file', (): DrbdNode[] => {
    const statements: DrbdNode[] = [];
    this.SUBRULE(this.statements, { ARGS: ['file', statements] });
    return statements;
  });

  protected statements = this.RULE('statements', (inside: Place = 'file', into: DrbdNode[] = []): void => {
    this.MANY(() => {
      const statement = this.SUBRULE(this.statement, { ARGS: [inside] });
      if (statement) into.push(statement);
    });
  });

  private statement = this.RULE('statement', (inside: Place = 'file'): DrbdNode | undefined => {
    this.inside = inside;
    const alternatives = this.alternatives();
    // The first word decides; what is no keyword of its own is an option, the last alternative.
    return this.OR({ DEF: alternatives, MAX_LOOKAHEAD: 1, IGNORE_AMBIGUITIES: true });
  });

  /** The section around the statement that is about to be read. */
  private inside: Place = 'file';
  /** Made once: a large file has many statements. */
  private statementAlternatives: IOrAlt<DrbdNode | undefined>[] | undefined;

  private alternatives(): IOrAlt<DrbdNode | undefined>[] {
    this.statementAlternatives ??= [
      { ALT: () => this.SUBRULE(this.global, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.common, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.resource, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.include, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.requireVersion, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.skip, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.on, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.ignoreOn, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.floating, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.stacked, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.volume, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.connection, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.path, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.mesh, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.optionsSection, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.proxy, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.plugin, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.disk, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.device, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.metaDisk, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.address, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.proxyAddress, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.nodeId, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.host, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.hosts, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.templateFile, { ARGS: [this.inside] }) },
      { ALT: () => this.SUBRULE(this.anonymous, { ARGS: [this.inside] }) },
      {
        ALT: () => {
          this.CONSUME(Token.Surplus);
          return undefined;
        },
      },
      { ALT: () => this.SUBRULE(this.setting, { ARGS: [this.inside] }) },
    ];
    return this.statementAlternatives;
  }

  // global = "global" body
  private global = this.RULE('global', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Global));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['global'] });
    return this.node({ kind: 'global', keyword, inside, rest, ...section });
  });

  // common = "common" body
  private common = this.RULE('common', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Common));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['common'] });
    return this.node({ kind: 'common', keyword, inside, rest, ...section });
  });

  // resource = "resource" NAME body
  private resource = this.RULE('resource', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Resource));
    const name = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['resource'] });
    return this.node({ kind: 'resource', keyword, inside, name, rest, ...section });
  });

  // skip = "skip" { WORD } "{" free text "}"
  private skip = this.RULE('skip', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Skip));
    const rest = this.SUBRULE(this.rest);
    const braces = this.SUBRULE(this.freeText);
    return this.node({ kind: 'skip', keyword, inside, rest, body: [], braces });
  });

  // plugin = "plugin" "{" free text "}"
  private plugin = this.RULE('plugin', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Plugin));
    const rest = this.SUBRULE(this.rest);
    const braces = this.SUBRULE(this.freeText);
    return this.node({ kind: 'plugin', keyword, inside, rest, body: [], braces });
  });

  // on = "on" HOST { HOST } body
  private on = this.RULE('on', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.On));
    const hosts = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['on'] });
    return this.node({ kind: 'on', keyword, inside, hosts, rest: [], ...section });
  });

  // floating = "floating" address ( body | ";" )
  private floating = this.RULE('floating', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Floating));
    const address = this.SUBRULE(this.addressValue);
    const section = this.SUBRULE(this.body, { ARGS: ['floating'] });
    return this.node({ kind: 'floating', keyword, inside, address, rest: [], ...section });
  });

  // stacked = "stacked-on-top-of" RESOURCE body
  private stacked = this.RULE('stacked', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.StackedOnTopOf));
    const lower = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['stacked-on-top-of'] });
    return this.node({ kind: 'stacked-on-top-of', keyword, inside, lower, rest, ...section });
  });

  // volume = "volume" NUMBER body
  private volume = this.RULE('volume', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Volume));
    const number = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: [volumePlace(inside)] });
    return this.node({ kind: 'volume', keyword, inside, number, rest, ...section });
  });

  // connection = "connection" [ NAME ] body                   (9)
  private connection = this.RULE('connection', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Connection));
    const name = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['connection'] });
    return this.node({ kind: 'connection', keyword, inside, name, rest, ...section });
  });

  // path = "path" body                                        (9)
  private path = this.RULE('path', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Path));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['path'] });
    return this.node({ kind: 'path', keyword, inside, rest, ...section });
  });

  // mesh = "connection-mesh" body                             (9)
  private mesh = this.RULE('mesh', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.ConnectionMesh));
    const rest = this.SUBRULE(this.rest);
    const section = this.SUBRULE(this.body, { ARGS: ['connection-mesh'] });
    return this.node({ kind: 'connection-mesh', keyword, inside, rest, ...section });
  });

  // optionsSection = ( "net" | "startup" | "handlers" | "options" | "syncer" ) body
  private optionsSection = this.RULE('optionsSection', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.OptionsKeyword));
    const rest = this.SUBRULE(this.rest);
    const section = inside === 'proxy on' ? 'proxy' : (keyword.text as OptionPlace);
    const body = this.SUBRULE(this.body, { ARGS: [section] });
    return this.node({ kind: 'options-section', section, keyword, inside, rest, ...body });
  });

  // proxy = "proxy" "on" HOST { HOST } body | "proxy" body
  protected proxy = this.RULE(
    'proxy',
    (inside: Place = 'file'): DrbdNode =>
      this.OR([
        {
          ALT: () => {
            const keyword = wordOf(this.CONSUME1(Token.ProxyWord));
            this.CONSUME(Token.On);
            const hosts = this.SUBRULE1(this.rest);
            const section = this.SUBRULE1(this.body, { ARGS: ['proxy on'] });
            return this.node({ kind: 'proxy-on', keyword, inside, hosts, rest: [], ...section });
          },
        },
        {
          ALT: () => {
            const keyword = wordOf(this.CONSUME2(Token.ProxyWord));
            const rest = this.SUBRULE2(this.rest);
            const body = this.SUBRULE2(this.body, { ARGS: ['proxy'] });
            return this.node({ kind: 'options-section', section: 'proxy', keyword, inside, rest, ...body });
          },
          IGNORE_AMBIGUITIES: true,
        },
      ]),
  );

  // disk = "disk" ( body | PATH ";" )
  private disk = this.RULE('disk', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Disk));
    const path = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    return this.OR([
      {
        ALT: () => {
          const body = this.SUBRULE(this.braced, { ARGS: ['disk'] });
          const words = this.ACTION(() => (path ? [path, ...rest] : rest));
          return this.node({
            kind: 'options-section',
            section: 'disk',
            keyword,
            inside,
            rest: words,
            body,
            braces: true,
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(Token.Semicolon);
          return this.node({ kind: 'disk', keyword, inside, path, rest });
        },
      },
    ]);
  });

  // option = NAME [ VALUE ] ";"
  private setting = this.RULE('setting', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME1(Token.Atom));
    const value = this.OPTION(() => wordOf(this.CONSUME2(Token.Atom)));
    const rest = this.SUBRULE(this.rest);
    return this.OR([
      {
        ALT: () => {
          const body = this.SUBRULE(this.braced, { ARGS: ['unknown'] });
          const words = this.ACTION(() => (value ? [value, ...rest] : rest));
          return this.node({ kind: 'unknown-section', keyword, inside, rest: words, body, braces: true });
        },
      },
      {
        ALT: () => {
          this.CONSUME(Token.Semicolon);
          return this.node({ kind: 'option', keyword, inside, value, rest });
        },
      },
    ]);
  });

  // A body without a word that says what it is.
  private anonymous = this.RULE('anonymous', (inside: Place = 'file'): DrbdNode => {
    const { startOffset } = this.LA(1);
    // After a semicolon that repair.ts put in, the brace is reported already.
    const before = this.LA(0);
    const form = before.tokenType === Token.Semicolon && before.image === '' ? 'odd' : 'word';
    const keyword: Word = { text: '', span: span(startOffset, startOffset + 1), form };
    const body = this.SUBRULE(this.braced, { ARGS: ['unknown'] });
    return this.node({ kind: 'unknown-section', keyword, inside, rest: [], body, braces: true });
  });
}

const theParser = onFirstUse(() => new DrbdParser());

/** Reads one block. */
export function parse(text: string): Parsed<FileNode> {
  const parser = theParser();
  const { tokens, groups } = lexer.tokenize(text);
  const { tokens: whole, faults } = repair(text, tokens);
  parser.input = whole;
  const body = parser.file();
  const tree: FileNode = { kind: 'file', span: span(0, text.length), body: body ?? [] };
  return { tree, faults: [...faults, ...foreignFaults(groups['foreign'] ?? [])] };
}

/** Comments of other languages and blanks that only look like blanks. */
function foreignFaults(tokens: readonly IToken[]): Fault[] {
  return tokens.map((token) => ({
    kind: token.tokenType === Token.ForeignComment ? 'foreign-comment' : 'typographic-character',
    span: tokenSpan(token),
    found: token.image,
    expected: token.tokenType === Token.ForeignComment ? '#' : ' ',
  }));
}
