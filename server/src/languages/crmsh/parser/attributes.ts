import { EmbeddedActionsParser, type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { span } from '../../../core/span.ts';
import type { Fault } from '../../../core/syntax.ts';
import * as T from '../tokens.ts';
import type { AttributeList, Expression, Operation, Pair, RuleNode, Section, Word } from '../tree.ts';
import { around, part, payloadOf, spanOf, wordOf } from '../words.ts';

/** What a list of attributes and operations is gathered into. */
export interface Parts {
  readonly lists: AttributeList[];
  readonly operations: Operation[];
}

export function noParts(): Parts {
  return { lists: [], operations: [] };
}

const OPERATORS = /^(?:(?:string|integer|number|version):)?(?:lt|gt|lte|gte|eq|ne)$/i;
const DATE_OPERATORS = /^(?:lt|gt|in|in_range|spec|date_spec)$/i;
const SCORE_WITHOUT_COLON = /^[+-]?(?:inf|infinity|\d+|mandatory|advisory)$/i;

/**
 * Rules, attribute lists and operations, which most statements are made of.
 *
 * The grammar takes every word of a statement: parts may be missing, and what has no place goes to `leftover`. So
 * parsing never fails; what is missing or left over is a fault with a name, not a mismatched token.
 */
export abstract class AttributeParser extends EmbeddedActionsParser {
  /** What the statement at hand has wrong with it. */
  faults: Fault[] = [];
  /** The last attribute ended in a bare equals sign. */
  #openEquals = false;

  constructor() {
    super(T.parserTokens, { maxLookahead: 1, recoveryEnabled: false });
  }

  /** Sections of the given kinds, with attributes of `implicit` first where crmsh takes them without a word before. */
  protected sections = this.RULE(
    'sections',
    (implicit: Section = 'params', kinds: readonly TokenType[] = [], into: Parts = noParts()): void => {
      this.SUBRULE(this.implicitAttributes, { ARGS: [implicit, into] });
      this.MANY({
        GATE: () => kinds.includes(this.LA(1).tokenType),
        DEF: () => this.SUBRULE(this.section, { ARGS: [into] }),
      });
    },
  );

  /** The same with `operations id` and `op ...` among the sections. */
  protected sectionsAndOperations = this.RULE('sectionsAndOperations', (into: Parts = noParts()): void => {
    this.SUBRULE(this.implicitAttributes, { ARGS: ['params', into] });
    this.MANY({
      GATE: () => this.LA(1).tokenType !== T.Attributes,
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.section, { ARGS: [into] }) },
          { ALT: () => this.SUBRULE(this.operations) },
          { ALT: () => this.SUBRULE(this.operation, { ARGS: [into] }) },
        ]);
      },
    });
  });

  protected implicitAttributes = this.RULE(
    'implicitAttributes',
    (section: Section = 'params', into: Parts = noParts()): void => {
      const list = this.SUBRULE(this.attributeList, { ARGS: [section] });
      this.ACTION(() => {
        if (list.pairs.length > 0 || list.rules.length > 0 || list.id || list.idReference || list.score) {
          into.lists.push(list);
        }
      });
    },
  );

  /** `params attributes`, `meta attributes` ... */
  protected section = this.RULE('section', (into: Parts = noParts()): void => {
    const keyword = this.OR([
      { ALT: () => this.CONSUME(T.Params) },
      { ALT: () => this.CONSUME(T.Meta) },
      { ALT: () => this.CONSUME(T.Utilization) },
      { ALT: () => this.CONSUME(T.Attributes) },
    ]);
    const list = this.SUBRULE(this.attributeList, { ARGS: ['params', keyword] });
    this.ACTION(() => {
      into.lists.push({ ...list, section: wordOf(keyword).text.toLowerCase() as Section });
    });
  });

  /** `operations $id=id`; the operations themselves follow. */
  private operations = this.RULE('operations', (): void => {
    const keyword = this.CONSUME(T.Operations);
    const id = this.OPTION(() => this.CONSUME(T.IdWord));
    this.ACTION(() => {
      if (!id) this.incomplete('operations', 'an id, as in operations $id="p_db-operations"', keyword);
    });
  });

  /** `op action pairs ( op_params attributes | op_meta attributes )*` */
  private operation = this.RULE('operation', (into: Parts = noParts()): void => {
    const keyword = this.CONSUME(T.Op);
    const lists: AttributeList[] = [];
    const pairs: Pair[] = [];
    const action = this.OPTION(() => this.CONSUME(T.NameWord));
    this.SUBRULE(this.pairs, { ARGS: [pairs] });
    this.OPTION2({
      GATE: () => this.next(T.ScoreWord) || this.next(T.Rule),
      DEF: () => {
        const list = this.SUBRULE(this.attributeList, { ARGS: ['op_params'] });
        this.ACTION(() => lists.push(list));
      },
    });
    this.MANY(() => this.SUBRULE(this.operationList, { ARGS: [lists] }));
    this.ACTION(() => {
      if (!action) this.incomplete('op', 'an action such as monitor, start or stop', keyword);
      else this.identifier(action, 'op');
      for (const { reference, span: at } of pairs) {
        if (reference) this.faults.push({ kind: 'unexpected-word', span: at, found: '@', subject: 'op' });
      }
      const name = action && wordOf(action);
      const first = wordOf(keyword);
      into.operations.push({
        kind: 'operation',
        span: around(first.span, name, pairs, lists),
        keyword: first,
        action: name,
        pairs,
        lists,
      });
    });
  });

  private operationList = this.RULE('operationList', (into: AttributeList[] = []): void => {
    const keyword = this.OR([{ ALT: () => this.CONSUME(T.OpParams) }, { ALT: () => this.CONSUME(T.OpMeta) }]);
    const list = this.SUBRULE(this.attributeList, { ARGS: ['op_params', keyword] });
    this.ACTION(() => {
      into.push({ ...list, section: wordOf(keyword).text.toLowerCase() as Section });
    });
  });

  /** `[$id=id] [score:] rule* pair*` */
  protected attributeList = this.RULE(
    'attributeList',
    (section: Section = 'params', opened?: IToken): AttributeList => {
      const rules: RuleNode[] = [];
      const pairs: Pair[] = [];
      const id = this.OPTION(() => this.CONSUME(T.IdWord));
      const score = this.OPTION2(() => this.CONSUME(T.ScoreWord));
      this.MANY(() => this.SUBRULE(this.rule, { ARGS: [rules] }));
      this.SUBRULE(this.pairs, { ARGS: [pairs] });
      return this.ACTION(() => {
        const keyword = opened && wordOf(opened);
        const idWord = id && afterEquals(id);
        const start = this.hereOr(keyword ?? idWord ?? (score && wordOf(score)) ?? rules[0] ?? pairs[0]);
        return {
          kind: 'attributes',
          span: around(start, idWord, score && wordOf(score), rules, pairs),
          section,
          keyword,
          id: id && !isReference(id) ? idWord : undefined,
          idReference: id && isReference(id) ? idWord : undefined,
          score: score && scoreOf(score),
          rules,
          pairs,
        };
      });
    },
  );

  /** Attributes to the next section; `name = value` is understood, and reported. */
  protected pairs = this.RULE('pairs', (into: Pair[] = []): void => {
    this.MANY(() => {
      const token = this.CONSUME(T.AttributeWord);
      this.ACTION(() => this.addPair(token, into));
    });
  });

  /** `rule [$id=id] [role=role] [score:] expression ( and expression )*` */
  protected rule = this.RULE('rule', (into: RuleNode[] = []): void => {
    const keyword = this.CONSUME(T.Rule);
    const expressions: Expression[] = [];
    const connectives: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.IdWord));
    const role = this.OPTION2(() => this.CONSUME(T.RoleWord));
    const score = this.OPTION3(() => this.CONSUME(T.ScoreWord));
    this.SUBRULE(this.expression, { ARGS: [expressions] });
    let lastConnective: IToken | undefined;
    this.MANY(() => {
      lastConnective = this.SUBRULE(this.connective, { ARGS: [connectives] });
      this.SUBRULE2(this.expression, { ARGS: [expressions] });
    });
    this.ACTION(() => {
      const first = wordOf(keyword);
      const wanted = id && isReference(id) && connectives.length === 0 ? 0 : connectives.length + 1;
      if (expressions.length < wanted) {
        this.incomplete(
          'rule',
          'an expression such as #uname eq alice',
          lastConnective ?? score ?? role ?? id ?? keyword,
        );
      }
      into.push({
        kind: 'rule',
        span: around(
          first.span,
          id && afterEquals(id),
          role && wordOf(role),
          score && wordOf(score),
          expressions,
          connectives,
        ),
        id: id && afterEquals(id),
        reference: id !== undefined && isReference(id),
        role: role && afterEquals(role),
        score: score && scoreOf(score),
        expressions,
        connectives,
      });
    });
  });

  private connective = this.RULE('connective', (into: Word[] = []): IToken => {
    const token = this.OR([{ ALT: () => this.CONSUME(T.And) }, { ALT: () => this.CONSUME(T.Or) }]);
    this.ACTION(() => {
      into.push(wordOf(token));
    });
    return token;
  });

  /** `attribute operator value | defined attribute | date operator ...`; empty where a rule ends early. */
  private expression = this.RULE('expression', (into: Expression[] = []): void => {
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.comparison, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.existence, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.dateExpression, { ARGS: [into] }) },
      ]);
    });
  });

  private comparison = this.RULE('comparison', (into: Expression[] = []): void => {
    const attribute = this.CONSUME(T.NameWord);
    const operator = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME2(T.NameWord) }, { ALT: () => this.CONSUME(T.EqualsWord) }]),
    );
    const value = this.OPTION2({
      GATE: () => operator !== undefined,
      DEF: () =>
        this.OR2([{ ALT: () => this.CONSUME3(T.NameWord) }, { ALT: () => this.CONSUME(T.PairWord) }]),
    });
    this.ACTION(() => {
      if (!value)
        this.incomplete('rule', 'an operator and a value, as in #uname eq alice', operator ?? attribute);
      if (!isIdentifier(attribute)) this.fault('rule-expression', attribute, 'attribute');
      if (operator && !OPERATORS.test(payloadOf(operator).text)) {
        this.fault('rule-expression', operator, 'operator');
      }
      const words = [attribute, operator, value].map((token) => token && wordOf(token));
      into.push({
        kind: 'expression',
        span: around(spanOf(attribute), words),
        form: 'comparison',
        attribute: words[0],
        operator: words[1],
        value: words[2],
        pairs: [],
      });
    });
  });

  private existence = this.RULE('existence', (into: Expression[] = []): void => {
    const operator = this.CONSUME(T.Unary);
    const attribute = this.OPTION(() => this.CONSUME(T.NameWord));
    this.ACTION(() => {
      if (!attribute) this.incomplete('rule', 'the name of a node attribute', operator);
      else if (!isIdentifier(attribute)) this.fault('rule-expression', attribute, 'attribute');
      const name = attribute && wordOf(attribute);
      into.push({
        kind: 'expression',
        span: around(spanOf(operator), name),
        form: 'existence',
        attribute: name,
        operator: wordOf(operator),
        value: undefined,
        pairs: [],
      });
    });
  });

  private dateExpression = this.RULE('dateExpression', (into: Expression[] = []): void => {
    const keyword = this.CONSUME(T.DateWord);
    const pairs: Pair[] = [];
    const operator = this.OPTION(() => this.CONSUME(T.NameWord));
    const isMoment = (): boolean => operator !== undefined && /^(?:lt|gt)$/i.test(payloadOf(operator).text);
    const value = this.OPTION2({
      GATE: isMoment,
      DEF: () => this.OR([{ ALT: () => this.CONSUME2(T.NameWord) }, { ALT: () => this.CONSUME(T.PairWord) }]),
    });
    this.MANY({
      GATE: () => !isMoment(),
      DEF: () => {
        const token = this.CONSUME2(T.PairWord);
        this.ACTION(() => this.addPair(token, pairs));
      },
    });
    this.ACTION(() => {
      const isRange = operator !== undefined && /^in/i.test(payloadOf(operator).text);
      if (!operator || (!value && pairs.length === 0)) {
        this.incomplete('rule', 'gt, lt, in or spec and a time after date', operator ?? keyword);
      } else if (isRange && pairs.length < 2) {
        this.incomplete('rule', 'a start= and an end= or a duration after date in', operator);
      } else if (!DATE_OPERATORS.test(payloadOf(operator).text)) {
        this.fault('rule-expression', operator, 'date-operator');
      }
      const words = [operator, value].map((token) => token && wordOf(token));
      into.push({
        kind: 'expression',
        span: around(spanOf(keyword), words, pairs),
        form: 'date',
        attribute: undefined,
        operator: words[0],
        value: words[1],
        pairs,
      });
    });
  });

  /** What no part of the statement takes; crmsh says "Unknown arguments". */
  protected leftover = this.RULE('leftover', (subject = ''): void => {
    let first: IToken | undefined;
    this.MANY(() => {
      const token = this.CONSUME(T.AnyWord);
      first ??= token;
    });
    this.ACTION(() => {
      if (first) this.fault('unexpected-word', first, subject);
    });
  });

  protected fault(kind: string, token: IToken, subject?: string): void {
    this.faults.push({
      kind,
      span: spanOf(token),
      found: payloadOf(token).text,
      ...(subject !== undefined && { subject }),
    });
  }

  /** Something is missing after `last`. */
  protected incomplete(subject: string, expected: string, last: IToken): void {
    const { end } = payloadOf(last);
    // What was read as something else is what is missing.
    const already = this.faults.some(({ kind }) => TELLS_MORE.has(kind));
    if (!already) this.faults.push({ kind: 'incomplete-statement', span: span(end, end), subject, expected });
  }

  /** Reports a word that crmsh does not take where it expects an identifier. */
  protected identifier(token: IToken, subject: string): void {
    if (!isIdentifier(token)) this.fault('unexpected-word', token, subject);
  }

  /** True when the next token is of the type (or category). For gates. */
  protected next(type: Parameters<typeof tokenMatcher>[1]): boolean {
    return tokenMatcher(this.LA(1), type);
  }

  private hereOr(place: { readonly span: { readonly start: number; readonly end: number } } | undefined) {
    return place?.span ?? span(0, 0);
  }

  private addPair(token: IToken, into: Pair[]): void {
    const last = into.at(-1);
    const { text, start, end } = payloadOf(token);
    const continued = this.#openEquals && last !== undefined;
    this.#openEquals = text.endsWith('=') && end - start === text.length;
    if (tokenMatcher(token, T.EqualsWord)) {
      const value = part(token, 1);
      this.blankAroundEquals(last, token);
      if (last && !last.value)
        into[into.length - 1] = { ...last, span: around(last.span, { span: spanOf(token) }), value };
      else into.push(pairOf(token));
    } else if (continued && !text.includes('=') && !text.startsWith('@')) {
      this.blankAroundEquals(last, token);
      into[into.length - 1] = {
        ...last,
        span: around(last.span, { span: spanOf(token) }),
        value: wordOf(token),
      };
    } else into.push(pairOf(token));
  }

  /** One fault for `name = value`, though it has a blank on both sides. */
  private blankAroundEquals(last: Pair | undefined, token: IToken): void {
    const whole = around(last?.span ?? spanOf(token), { span: spanOf(token) });
    const before = this.faults.at(-1);
    const found = `${last?.name.text ?? ''} ${payloadOf(token).text}`.trim();
    if (before?.kind === 'blank-around-equals' && before.span.start === whole.start) this.faults.pop();
    this.faults.push({ kind: 'blank-around-equals', span: whole, found });
  }
}

/** `name=value`, `$id:name=value`, `@id:name`, `name`. */
export function pairOf(token: IToken): Pair {
  const { text } = payloadOf(token);
  const equals = text.indexOf('=');
  const pair = { kind: 'pair', span: spanOf(token), reference: false, id: undefined } as const;
  if (text.startsWith('@')) {
    const colon = text.indexOf(':');
    return {
      ...pair,
      name: colon < 0 ? part(token, text.length) : part(token, colon + 1),
      value: undefined,
      id: part(token, 1, colon < 0 ? undefined : colon),
      reference: true,
    };
  }
  if (equals < 0) return { ...pair, name: wordOf(token), value: undefined };
  const value = part(token, equals + 1);
  const colon = text.indexOf(':');
  if (text.startsWith('$') && colon > 0 && colon < equals) {
    return { ...pair, id: part(token, 1, colon), name: part(token, colon + 1, equals), value };
  }
  return { ...pair, name: part(token, 0, equals), value };
}

/** What stands after the equals sign. */
export function afterEquals(token: IToken): Word {
  return part(token, payloadOf(token).text.indexOf('=') + 1);
}

/** `inf:` without its colon. */
export function scoreOf(token: IToken): Word {
  const { text } = payloadOf(token);
  return part(token, 0, text.endsWith(':') ? text.length - 1 : text.length);
}

/** Faults beside which it is no news that the statement lacks something. */
const TELLS_MORE = new Set(['incomplete-statement', 'unexpected-word', 'blank-around-equals']);

/** parse.py, _IDENT_RE. */
function isIdentifier(token: IToken): boolean {
  return /^[\w#$<-][^=]*$/.test(payloadOf(token).text);
}

export function isReference(token: IToken): boolean {
  return /^\$id-ref=/i.test(payloadOf(token).text);
}

export function isBareScore(text: string): boolean {
  return SCORE_WITHOUT_COLON.test(text);
}
