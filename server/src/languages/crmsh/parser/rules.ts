import type { IToken } from 'chevrotain';
import * as T from '../tokens.ts';
import type { Expression, Pair, RuleNode, Word } from '../tree.ts';
import { around, payloadOf, spanOf, wordOf } from '../words.ts';
import { afterEquals, isIdentifier, isReference, scoreOf } from './forms.ts';
import { PairParser } from './pairs.ts';

const OPERATORS = /^(?:(?:string|integer|number|version):)?(?:lt|gt|lte|gte|eq|ne)$/i;
const DATE_OPERATORS = /^(?:lt|gt|in|in_range|spec|date_spec)$/i;

/** Rules: `rule score: expression and expression`. */
export abstract class RuleParser extends PairParser {
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
}
