import type { IToken, TokenType } from 'chevrotain';
import { span } from '../../../core/span.ts';
import * as T from '../tokens.ts';
import type { AttributeList, Operation, Pair, RuleNode, Section } from '../tree.ts';
import { around, wordOf } from '../words.ts';
import { afterEquals, isReference, scoreOf } from './forms.ts';
import { RuleParser } from './rules.ts';

/** What a list of attributes and operations is gathered into. */
export interface Parts {
  readonly lists: AttributeList[];
  readonly operations: Operation[];
}

export function noParts(): Parts {
  return { lists: [], operations: [] };
}

/** Attribute lists and operations, which most statements are made of. */
export abstract class AttributeParser extends RuleParser {
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

  private hereOr(place: { readonly span: { readonly start: number; readonly end: number } } | undefined) {
    return place?.span ?? span(0, 0);
  }
}
