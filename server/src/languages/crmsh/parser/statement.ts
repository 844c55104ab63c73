import { type IToken, tokenMatcher } from 'chevrotain';
import { span } from '../../../core/span.ts';
import * as T from '../tokens.ts';
import type {
  AclStatement,
  AlertStatement,
  AttributeList,
  CommandStatement,
  DefaultsStatement,
  FencingLevel,
  FencingStatement,
  MonitorStatement,
  PermissionStatement,
  PropertyStatement,
  Statement,
  TagStatement,
  UnknownStatement,
  Word,
  XmlStatement,
} from '../tree.ts';
import { around, part, payloadOf, spanOf, wordOf } from '../words.ts';
import { noParts, type Parts } from './attributes.ts';
import { ConstraintParser } from './constraints.ts';
import { keywordOf } from './resources.ts';

/** One statement of `crm configure`, as crmsh's parse.py reads it. */
export class StatementParser extends ConstraintParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  statement = this.RULE(
    'statement',
    (): Statement =>
      this.OR([
        { ALT: () => this.SUBRULE(this.primitive) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.clone) },
        { ALT: () => this.SUBRULE(this.bundle) },
        { ALT: () => this.SUBRULE(this.node) },
        { ALT: () => this.SUBRULE(this.location) },
        { ALT: () => this.SUBRULE(this.colocation) },
        { ALT: () => this.SUBRULE(this.order) },
        { ALT: () => this.SUBRULE(this.ticket) },
        { ALT: () => this.SUBRULE(this.property) },
        { ALT: () => this.SUBRULE(this.fencing) },
        { ALT: () => this.SUBRULE(this.tag) },
        { ALT: () => this.SUBRULE(this.permissions) },
        { ALT: () => this.SUBRULE(this.acl) },
        { ALT: () => this.SUBRULE(this.alert) },
        { ALT: () => this.SUBRULE(this.monitor) },
        { ALT: () => this.SUBRULE(this.xml) },
        { ALT: () => this.SUBRULE(this.command) },
        { ALT: () => this.SUBRULE(this.unknown) },
      ]),
  );

  /** `property [id: | $id=id] rule* pair*`; `rsc_defaults` and `op_defaults` are the same. */
  private property = this.RULE('property', (): PropertyStatement | DefaultsStatement => {
    const keyword = this.OR([
      { ALT: () => this.CONSUME(T.Property) },
      { ALT: () => this.CONSUME(T.Defaults) },
    ]);
    const list = this.SUBRULE(this.attributeList, { ARGS: ['properties', keyword] });
    this.SUBRULE(this.leftover, { ARGS: ['property'] });
    return this.ACTION(() => {
      const word = keywordOf(keyword);
      const { pairs, rules, id, score } = list;
      if (pairs.length === 0 && rules.length === 0 && !id && !score && !list.idReference) {
        this.incomplete(word.text, 'at least one name=value', keyword);
      }
      return {
        kind: keyword.tokenType === T.Property ? 'property' : 'defaults',
        span: list.span,
        keyword: word,
        // Here a word with a colon is the id of the set and not a score (parse.py, try_match_initial_id).
        list: { ...list, id: id ?? score, score: undefined },
      };
    });
  });

  /** `fencing_topology ( [target] device(,device)* )+` */
  private fencing = this.RULE('fencing', (): FencingStatement => {
    const keyword = this.CONSUME(T.Fencing);
    const levels: FencingLevel[] = [];
    let target: Word | undefined;
    this.MANY(() => {
      const token = this.CONSUME(T.AnyWord);
      this.ACTION(() => {
        const { text } = payloadOf(token);
        if (/^(?:attr|pattern):./i.test(text)) target = wordOf(token);
        else if (text.endsWith(':') && text.length > 1) target = part(token, 0, text.length - 1);
        else levels.push({ target, devices: splitAtCommas(token) });
      });
    });
    return this.ACTION(() => ({
      kind: 'fencing',
      span: around(
        spanOf(keyword),
        levels.flatMap(({ target: node, devices }) => [node, ...devices]),
      ),
      keyword: keywordOf(keyword),
      levels,
    }));
  });

  /** `tag id[:] member+` */
  private tag = this.RULE('tag', (): TagStatement => {
    const keyword = this.CONSUME(T.Tag);
    const members: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.MANY(() => this.SUBRULE(this.name, { ARGS: [members] }));
    this.SUBRULE(this.leftover, { ARGS: ['tag'] });
    return this.ACTION(() => {
      if (members.length === 0) this.incomplete('tag', 'an id and the resources it names', id ?? keyword);
      return {
        kind: 'tag',
        span: around(spanOf(keyword), id && wordOf(id), members),
        keyword: keywordOf(keyword),
        id: id && withoutColon(id),
        members,
      };
    });
  });

  private name = this.RULE('name', (into: Word[] = []): void => {
    const token = this.CONSUME(T.NameWord);
    this.ACTION(() => {
      into.push(wordOf(token));
    });
  });

  private word = this.RULE('word', (into: Word[] = []): void => {
    const token = this.CONSUME(T.AnyWord);
    this.ACTION(() => {
      into.push(wordOf(token));
    });
  });

  /** `role id ( (read|write|deny) spec+ )*` and `user id ( role:id | rules )*` */
  private permissions = this.RULE('permissions', (): PermissionStatement => {
    const keyword = this.OR([{ ALT: () => this.CONSUME(T.Role) }, { ALT: () => this.CONSUME(T.User) }]);
    const words: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.MANY(() => this.SUBRULE(this.word, { ARGS: [words] }));
    return this.ACTION(() => {
      if (words.length === 0) {
        this.incomplete(
          keywordOf(keyword).text,
          'an id and what it may read, write or not see',
          id ?? keyword,
        );
      }
      return {
        kind: 'permissions',
        span: around(spanOf(keyword), id && wordOf(id), words),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        words,
      };
    });
  });

  /** `acl_target id role+`; `acl_group` is the same. */
  private acl = this.RULE('acl', (): AclStatement => {
    const keyword = this.CONSUME(T.Acl);
    const roles: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.MANY(() => this.SUBRULE(this.name, { ARGS: [roles] }));
    this.SUBRULE(this.leftover, { ARGS: ['acl_target'] });
    return this.ACTION(() => {
      if (roles.length === 0)
        this.incomplete(keywordOf(keyword).text, 'a user or group and its roles', id ?? keyword);
      return {
        kind: 'acl',
        span: around(spanOf(keyword), id && wordOf(id), roles),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        roles,
      };
    });
  });

  /** `alert id path [description=] ( attributes ... | meta ... | select ... | to recipient ... )*` */
  private alert = this.RULE('alert', (): AlertStatement => {
    const keyword = this.CONSUME(T.Alert);
    const parts = noParts();
    const recipients: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    const path = this.OPTION2(() => this.CONSUME2(T.NameWord));
    this.OPTION3(() => this.CONSUME(T.DescriptionWord));
    this.MANY({
      GATE: () => !this.next(T.Params) && !this.next(T.Utilization),
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.section, { ARGS: [parts] }) },
          { ALT: () => this.SUBRULE(this.selection) },
          { ALT: () => this.SUBRULE(this.recipient, { ARGS: [recipients, parts] }) },
        ]);
      },
    });
    this.SUBRULE(this.leftover, { ARGS: ['alert'] });
    return this.ACTION(() => {
      if (!path) this.incomplete('alert', 'an id and the path of the alert agent', id ?? keyword);
      const lists: AttributeList[] = parts.lists;
      return {
        kind: 'alert',
        span: around(spanOf(keyword), id && wordOf(id), path && wordOf(path), lists, recipients),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        path: path && wordOf(path),
        recipients,
        lists,
      };
    });
  });

  /** `select ( nodes | fencing | resources | attributes { name* } )+` */
  private selection = this.RULE('selection', (): void => {
    this.CONSUME(T.Select);
    this.MANY({
      // `attributes` without a bracket is the next section.
      GATE: () => !tokenMatcher(this.LA(1), T.Attributes) || tokenMatcher(this.LA(2), T.OpenBracket),
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.selector) },
          { ALT: () => this.SUBRULE(this.selectedAttributes) },
        ]);
      },
    });
  });

  private selector = this.RULE('selector', (): void => {
    const token = this.CONSUME(T.PlainWord);
    this.ACTION(() => {
      if (!/^(?:nodes|fencing|resources)$/.test(payloadOf(token).text))
        this.fault('unexpected-word', token, 'select');
    });
  });

  private selectedAttributes = this.RULE('selectedAttributes', (): void => {
    this.CONSUME(T.Attributes);
    const open = this.CONSUME(T.OpenBracket);
    this.MANY(() => {
      const token = this.CONSUME(T.NameWord);
      this.ACTION(() => this.identifier(token, 'select'));
    });
    const close = this.OPTION(() => this.CONSUME(T.CloseBracket));
    this.ACTION(() => {
      if (!close) this.fault('set-brackets', open, 'unclosed-brace');
    });
  });

  /** `to [{] value [description=] [attributes ...] [meta ...] [}]` */
  private recipient = this.RULE('recipient', (into: Word[] = [], parts: Parts = noParts()): void => {
    const keyword = this.CONSUME(T.To);
    const open = this.OPTION(() => this.CONSUME(T.OpenBracket));
    const value = this.OPTION2(() =>
      this.OR([
        { ALT: () => this.CONSUME(T.NameWord) },
        { ALT: () => this.CONSUME(T.PairWord) },
        { ALT: () => this.CONSUME(T.RoleWord) },
        { ALT: () => this.CONSUME(T.EqualsWord) },
      ]),
    );
    this.OPTION3(() => this.CONSUME(T.DescriptionWord));
    this.MANY({
      GATE: () => open !== undefined && (this.next(T.Meta) || this.next(T.Attributes)),
      DEF: () => this.SUBRULE(this.section, { ARGS: [parts] }),
    });
    const close = this.OPTION4(() => this.CONSUME(T.CloseBracket));
    this.ACTION(() => {
      if (open && !close) this.fault('set-brackets', open, 'unclosed-brace');
      if (value) into.push(wordOf(value));
      else this.incomplete('alert', 'the recipient', open ?? keyword);
    });
  });

  /** `monitor resource[:role] interval[:timeout]` */
  private monitor = this.RULE('monitor', (): MonitorStatement => {
    const keyword = this.CONSUME(T.Monitor);
    const resource = this.OPTION(() => this.CONSUME(T.NameWord));
    const times = this.OPTION2(() => this.CONSUME2(T.NameWord));
    this.SUBRULE(this.leftover, { ARGS: ['monitor'] });
    return this.ACTION(() => {
      if (!times)
        this.incomplete(
          'monitor',
          'a resource and an interval, as in monitor db 30s:60s',
          resource ?? keyword,
        );
      for (const token of [resource, times]) {
        if (token && payloadOf(token).text.split(':').length > 2)
          this.fault('unexpected-word', token, 'monitor');
      }
      const [name, role] = resource ? splitAtColon(resource) : [];
      const [interval, timeout] = times ? splitAtColon(times) : [];
      return {
        kind: 'monitor',
        span: around(spanOf(keyword), name, role, interval, timeout),
        keyword: keywordOf(keyword),
        resource: name,
        role,
        interval,
        timeout,
      };
    });
  });

  private xml = this.RULE('xml', (): XmlStatement => {
    const keyword = this.CONSUME(T.Xml);
    const words: Word[] = [];
    this.MANY(() => this.SUBRULE(this.word, { ARGS: [words] }));
    return this.ACTION(() => {
      if (words.length === 0) this.incomplete('xml', 'an XML element of the CIB', keyword);
      return {
        kind: 'xml',
        span: around(spanOf(keyword), words),
        keyword: keywordOf(keyword),
        words,
      };
    });
  });

  private command = this.RULE('command', (): CommandStatement => {
    const keyword = this.CONSUME(T.Command);
    const words: Word[] = [];
    this.MANY(() => this.SUBRULE(this.word, { ARGS: [words] }));
    return this.ACTION(() => ({
      kind: 'command',
      span: around(spanOf(keyword), words),
      keyword: keywordOf(keyword),
      words,
    }));
  });

  private unknown = this.RULE('unknown', (): UnknownStatement => {
    const keyword = this.CONSUME(T.Unknown);
    const words: Word[] = [];
    this.MANY(() => this.SUBRULE(this.word, { ARGS: [words] }));
    return this.ACTION(() => ({
      kind: 'unknown',
      span: around(spanOf(keyword), words),
      keyword: wordOf(keyword),
      words,
    }));
  });
}

function splitAtColon(token: IToken): [Word, Word | undefined] {
  const colon = payloadOf(token).text.indexOf(':');
  return colon < 0 ? [wordOf(token), undefined] : [part(token, 0, colon), part(token, colon + 1)];
}

function splitAtCommas(token: IToken): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const piece of payloadOf(token).text.split(',')) {
    words.push(part(token, from, from + piece.length));
    from += piece.length + 1;
  }
  return words;
}

function withoutColon(token: IToken): Word {
  const { text } = payloadOf(token);
  return text.endsWith(':') ? part(token, 0, text.length - 1) : wordOf(token);
}

export const EMPTY: Statement = { kind: 'empty', span: span(0, 0) };
