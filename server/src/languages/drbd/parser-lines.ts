import { cover } from '../../core/span.ts';
import { type GrammarRule, PartsParser } from './parser-parts.ts';
import * as Token from './tokens.ts';
import type { AddressValue, DrbdNode, MetaDiskStatement, Place, ProxyOnSection, Via, Word } from './tree.ts';
import { wordOf } from './words.ts';

/** The statements of one line, which end with a semicolon. */
export abstract class LinesParser extends PartsParser {
  /** `proxy on HOST { }`, which may end the line of a host. */
  protected abstract proxy: GrammarRule<[inside: Place], DrbdNode>;

  // include = "include" PATTERN ";"
  protected include = this.RULE('include', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Include));
    const pattern = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'include', keyword, inside, pattern, rest });
  });

  // requireVersion = "require-drbd-module-version-" COMPARISON VERSION ";"
  protected requireVersion = this.RULE('requireVersion', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.RequireVersion));
    const version = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'require-version', keyword, inside, version, rest });
  });

  // ignore-on = "ignore-on" HOST ";"                          (8.3, 8.4)
  protected ignoreOn = this.RULE('ignoreOn', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.IgnoreOn));
    const host = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'ignore-on', keyword, inside, host, rest });
  });

  // device = "device" [ PATH ] [ "minor" NUMBER ] ";"
  protected device = this.RULE('device', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Device));
    let minor: Word | undefined;
    const path = this.OPTION1({
      GATE: () => this.LA(1).tokenType !== Token.Minor,
      DEF: () => wordOf(this.CONSUME1(Token.Value)),
    });
    const minorKeyword = this.OPTION2(() => {
      const word = wordOf(this.CONSUME(Token.Minor));
      this.OPTION3(() => {
        minor = wordOf(this.CONSUME2(Token.Value));
      });
      return word;
    });
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'device', keyword, inside, path, minorKeyword, minor, rest });
  });

  // metaDisk = ( "meta-disk" | "flexible-meta-disk" ) ( "internal" | PATH [ "[" INDEX "]" ] ) ";"
  protected metaDisk = this.RULE('metaDisk', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.MetaDiskKeyword));
    const path = this.OPTION(() => wordOf(this.CONSUME1(Token.Value)));
    let index: Word | undefined;
    let brackets: MetaDiskStatement['brackets'] = 'none';
    this.OPTION1(() => {
      this.CONSUME(Token.LBracket);
      this.OPTION2(() => {
        index = wordOf(this.CONSUME2(Token.Value));
      });
      brackets = 'open';
      this.OPTION3(() => {
        this.CONSUME(Token.RBracket);
        brackets = 'closed';
      });
    });
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    const flexible = keyword.text === 'flexible-meta-disk';
    return this.node({ kind: 'meta-disk', keyword, inside, flexible, path, index, brackets, rest });
  });

  // address = ( "address" | "alternate-link-address" ) addressValue [ via ] ";"
  protected address = this.RULE('address', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.AddressKeyword));
    const address = this.SUBRULE(this.addressValue);
    const via = this.OPTION2(() => this.SUBRULE(this.via));
    this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'address', keyword, inside, address, via });
  });

  // proxyAddress = ( "inside" | "outside" ) addressValue ";"
  protected proxyAddress = this.RULE('proxyAddress', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.ProxySide));
    const address = this.SUBRULE(this.addressValue);
    this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'proxy-address', keyword, inside, address });
  });

  // via = "via" ( proxy on | "outside-address" addressValue )
  // The proxy is the host's, as in a section of the host: it stands in the line of a host, not in the connection.
  protected via = this.RULE('via', (): Via => {
    const keyword = wordOf(this.CONSUME(Token.Via));
    let outside: AddressValue | undefined;
    let proxy: ProxyOnSection | undefined;
    this.OPTION1(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Token.OutsideAddress);
            outside = this.SUBRULE(this.addressValue);
          },
        },
        {
          ALT: () => {
            const section = this.SUBRULE(this.proxy, { ARGS: ['on'] });
            this.ACTION(() => {
              if (section.kind === 'proxy-on') proxy = section;
            });
          },
        },
      ]),
    );
    return { span: cover(keyword.span, this.lastSpan()), outside, proxy };
  });

  // nodeId = "node-id" NUMBER ";"                             (9)
  protected nodeId = this.RULE('nodeId', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.NodeId));
    const id = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'node-id', keyword, inside, id, rest });
  });

  // host = "host" NAME [ "address" addressValue ] [ "port" NUMBER ] [ via ] ";"     (9)
  protected host = this.RULE('host', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Host));
    const name = this.OPTION1({
      GATE: () => this.LA(1).tokenType !== Token.Address,
      DEF: () => wordOf(this.CONSUME1(Token.Value)),
    });
    let port: Word | undefined;
    const address = this.OPTION2(() => {
      this.CONSUME(Token.Address);
      return this.SUBRULE(this.addressValue);
    });
    this.OPTION4(() => {
      this.CONSUME(Token.Port);
      this.OPTION5(() => {
        port = wordOf(this.CONSUME2(Token.Value));
      });
    });
    const via = this.OPTION6(() => this.SUBRULE(this.via));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'host', keyword, inside, name, address, port, via, rest });
  });

  // hosts = "hosts" NAME { NAME } ";"                         (9)
  protected hosts = this.RULE('hosts', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.Hosts));
    const names = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'hosts', keyword, inside, names });
  });

  // templateFile = "template-file" PATH ";"                   (9)
  protected templateFile = this.RULE('templateFile', (inside: Place = 'file'): DrbdNode => {
    const keyword = wordOf(this.CONSUME(Token.TemplateFile));
    const path = this.OPTION(() => wordOf(this.CONSUME(Token.Value)));
    const rest = this.SUBRULE(this.rest);
    this.SUBRULE(this.end);
    return this.node({ kind: 'template-file', keyword, inside, path, rest });
  });
}
