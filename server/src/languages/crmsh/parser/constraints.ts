import { type IToken, tokenMatcher } from 'chevrotain';
import { type Span, span } from '../../../core/span.ts';
import * as T from '../tokens.ts';
import type {
  ColocationStatement,
  LocationStatement,
  Member,
  MemberSet,
  OrderStatement,
  Pair,
  RuleNode,
  TicketStatement,
  Word,
} from '../tree.ts';
import { around, part, payloadOf, spanOf, wordOf } from '../words.ts';
import { isBareScore, scoreOf } from './forms.ts';
import { pairOf } from './pairs.ts';
import { keywordOf, ResourceParser } from './resources.ts';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Gathers the sets of a constraint, with its brackets. */
interface SetBuilder {
  readonly sets: MemberSet[];
  readonly options: Pair[];
  open: { readonly token: IToken; readonly bracket: '(' | '[' | '{'; readonly members: Member[] } | undefined;
  /** Members outside of brackets since the last bracket. */
  run: Member[];
}

/** location, colocation, order and rsc_ticket. */
export abstract class ConstraintParser extends ResourceParser {
  /** `location id (resource | /regex/ | { set }) option* ( score: node [role=role] | rule+ )` */
  protected location = this.RULE('location', (): LocationStatement => {
    const keyword = this.CONSUME(T.Location);
    const builder: SetBuilder = { sets: [], options: [], open: undefined, run: [] };
    const rules: RuleNode[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    const subject = this.OPTION2(() =>
      this.OR([
        { ALT: () => this.CONSUME2(T.NameWord) },
        { ALT: () => this.SUBRULE(this.locationSet, { ARGS: [builder] }) },
      ]),
    );
    this.MANY(() => this.SUBRULE(this.setting, { ARGS: [builder.options] }));
    const score = this.OPTION3(() => this.CONSUME3(T.NameWord));
    const node = this.OPTION4(() => this.CONSUME4(T.NameWord));
    this.MANY2(() => this.SUBRULE2(this.setting, { ARGS: [builder.options] }));
    this.MANY3(() => this.SUBRULE(this.rule, { ARGS: [rules] }));
    this.SUBRULE(this.leftover, { ARGS: ['location'] });
    return this.ACTION(() => {
      const token = subject as IToken | undefined;
      const pattern =
        token && /^\/.+\/$/s.test(payloadOf(token).text)
          ? part(token, 1, payloadOf(token).text.length - 1)
          : undefined;
      if (token && !pattern)
        builder.run.push({
          kind: 'member',
          span: spanOf(token),
          resource: wordOf(token),
          qualifier: undefined,
        });
      this.closeRun(builder);
      const place = score && this.placeOf(score, node);
      if (!id || (!token && builder.sets.length === 0)) {
        this.incomplete('location', 'an id, a resource, and a score and node', id ?? keyword);
      } else if (rules.length > 0 && score && !node && place?.score) {
        this.fault('malformed-score', score, 'rule');
      } else if (rules.length === 0 && !place?.node) {
        this.incomplete('location', 'a score and a node (as in 100: alice) or a rule', score ?? token ?? id);
      }
      return {
        kind: 'location',
        span: around(
          spanOf(keyword),
          id && wordOf(id),
          builder.sets,
          pattern,
          builder.options,
          place?.score,
          place?.node,
          rules,
        ),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        pattern,
        sets: builder.sets,
        options: builder.options,
        score: place?.score,
        node: place?.node,
        rules,
      };
    });
  });

  /** The score and the node after it; `inf alice` and `inf:alice` are understood, and reported. */
  private placeOf(score: IToken, node: IToken | undefined): { score: Word; node: Word | undefined } {
    const { text } = payloadOf(score);
    const colon = text.indexOf(':');
    if (node) this.identifier(node, 'location');
    if (colon === text.length - 1) return { score: scoreOf(score), node: node && wordOf(node) };
    this.fault('malformed-score', score, 'location');
    if (colon > 0) return { score: part(score, 0, colon), node: part(score, colon + 1) };
    return node
      ? { score: wordOf(score), node: wordOf(node) }
      : { score: part(score, 0, 0), node: wordOf(score) };
  }

  /** `{ resource+ }` */
  private locationSet = this.RULE('locationSet', (builder?: SetBuilder): IToken | undefined => {
    this.SUBRULE(this.open, { ARGS: [builder] });
    this.MANY(() => this.SUBRULE(this.member, { ARGS: [builder] }));
    this.OPTION(() => this.SUBRULE(this.close, { ARGS: [builder] }));
    this.ACTION(() => builder && this.closeRun(builder));
    return undefined;
  });

  /** `name=value` in a constraint. */
  private setting = this.RULE('setting', (into: Pair[] = []): void => {
    const token = this.OR([
      { ALT: () => this.CONSUME(T.PairWord) },
      { ALT: () => this.CONSUME(T.RoleWord) },
      { ALT: () => this.CONSUME(T.DescriptionWord) },
    ]);
    this.ACTION(() => {
      into.push(pairOf(token));
    });
  });

  /** `colocation id score: sets [node-attribute=name]` */
  protected colocation = this.RULE('colocation', (): ColocationStatement => {
    const keyword = this.CONSUME(T.Colocation);
    const builder: SetBuilder = { sets: [], options: [], open: undefined, run: [] };
    const id = this.SUBRULE(this.constraintId);
    const score = this.OPTION2(() => this.CONSUME(T.ScoreWord));
    this.SUBRULE(this.sets, { ARGS: [builder] });
    this.SUBRULE(this.leftover, { ARGS: ['colocation'] });
    return this.ACTION(() => ({
      kind: 'colocation',
      ...this.constraint('colocation', keyword, id, score, builder, 'a score, as in inf:, and two resources'),
    }));
  });

  /** `order id [kind: | score:] sets [symmetrical=boolean]` */
  protected order = this.RULE('order', (): OrderStatement => {
    const keyword = this.CONSUME(T.Order);
    const builder: SetBuilder = { sets: [], options: [], open: undefined, run: [] };
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    const score = this.OPTION2(() => this.CONSUME(T.ScoreWord));
    this.SUBRULE(this.sets, { ARGS: [builder] });
    this.SUBRULE(this.leftover, { ARGS: ['order'] });
    return this.ACTION(() => ({
      kind: 'order',
      ...this.constraint(
        'order',
        keyword,
        id,
        score,
        builder,
        'two resources, first the one that starts first',
      ),
    }));
  });

  /** `rsc_ticket id ticket: sets [loss-policy=policy]` */
  protected ticket = this.RULE('ticket', (): TicketStatement => {
    const keyword = this.CONSUME(T.Ticket);
    const builder: SetBuilder = { sets: [], options: [], open: undefined, run: [] };
    const id = this.SUBRULE(this.constraintId);
    const score = this.OPTION2(() => this.CONSUME(T.ScoreWord));
    this.SUBRULE(this.sets, { ARGS: [builder] });
    this.SUBRULE(this.leftover, { ARGS: ['rsc_ticket'] });
    return this.ACTION(() => ({
      kind: 'ticket',
      ...this.constraint(
        'rsc_ticket',
        keyword,
        id,
        score,
        builder,
        'the name of the ticket with a colon, and a resource',
      ),
    }));
  });

  /** Where a score stands in its place, and none behind it, the id is missing. */
  private constraintId = this.RULE('constraintId', (): IToken | undefined =>
    this.OPTION({
      GATE: () => !this.next(T.ScoreWord) || tokenMatcher(this.LA(2), T.ScoreWord),
      DEF: () => this.CONSUME(T.NameWord),
    }),
  );

  /** Names, brackets and options in any order. */
  private sets = this.RULE('sets', (builder?: SetBuilder): void => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.member, { ARGS: [builder] }) },
        { ALT: () => this.SUBRULE(this.open, { ARGS: [builder] }) },
        { ALT: () => this.SUBRULE(this.close, { ARGS: [builder] }) },
        { ALT: () => this.SUBRULE(this.setting, { ARGS: [builder?.options] }) },
      ]);
    });
  });

  private member = this.RULE('member', (builder?: SetBuilder): void => {
    const token = this.CONSUME(T.NameWord);
    this.ACTION(() => {
      if (payloadOf(token).text === '_rsc_set_') return;
      (builder?.open?.members ?? builder?.run)?.push(memberOf(token));
    });
  });

  private open = this.RULE('open', (builder?: SetBuilder): void => {
    const token = this.CONSUME(T.OpenBracket);
    this.ACTION(() => {
      if (!builder) return;
      if (builder.open) {
        this.fault('set-brackets', token, 'nested');
        return;
      }
      this.closeRun(builder);
      builder.open = { token, bracket: payloadOf(token).text as '(' | '[' | '{', members: [] };
    });
  });

  private close = this.RULE('close', (builder?: SetBuilder): void => {
    const token = this.CONSUME(T.CloseBracket);
    this.ACTION(() => {
      if (!builder) return;
      const { open } = builder;
      if (!open) {
        // The second closing bracket of a nested set: the opening one was reported.
        if (!this.faults.some(({ kind, subject }) => kind === 'set-brackets' && subject === 'nested')) {
          this.fault('set-brackets', token, 'unopened');
        }
        return;
      }
      if (payloadOf(token).text !== CLOSING[open.bracket]) this.fault('set-brackets', token, 'mismatched');
      else if (open.members.length === 0) this.fault('set-brackets', token, 'empty');
      this.closeSet(builder, spanOf(token));
    });
  });

  private closeSet(builder: SetBuilder, last?: Span): void {
    const { open } = builder;
    if (!open) return;
    const { bracket, members } = open;
    builder.sets.push({
      kind: 'set',
      span: around(spanOf(open.token), members, last && { span: last }),
      bracket,
      members,
    });
    builder.open = undefined;
  }

  /** Ends a run of members without brackets, or a bracket that nobody closed. */
  private closeRun(builder: SetBuilder): void {
    const [first] = builder.run;
    if (first) {
      builder.sets.push({
        kind: 'set',
        span: around(first.span, builder.run),
        bracket: undefined,
        members: builder.run,
      });
      builder.run = [];
    }
    if (!builder.open) return;
    this.fault('set-brackets', builder.open.token, 'unclosed');
    this.closeSet(builder);
  }

  private constraint(
    subject: string,
    keyword: IToken,
    id: IToken | undefined,
    score: IToken | undefined,
    builder: SetBuilder,
    expected: string,
  ) {
    this.closeRun(builder);
    const given = score ?? (subject === 'rsc_ticket' ? undefined : this.scoreAmongMembers(builder, subject));
    if (!id || builder.sets.every(({ members }) => members.length === 0)) {
      if (!this.faults.some(({ kind }) => kind === 'set-brackets')) {
        this.incomplete(subject, id ? expected : `an id, ${expected}`, score ?? id ?? keyword);
      }
    } else if (!given && subject !== 'order') {
      const { end } = spanOf(id ?? keyword);
      this.faults.push({ kind: 'malformed-score', span: span(end, end), subject });
    }
    const scoreWord = given && ('text' in given ? given : scoreOf(given));
    return {
      span: around(spanOf(keyword), id && wordOf(id), scoreWord, builder.sets, builder.options),
      keyword: keywordOf(keyword),
      id: id && wordOf(id),
      score: scoreWord,
      sets: builder.sets,
      options: builder.options,
    };
  }

  /** `inf a b` and `inf:a b`, where the colon or the blank after it is missing. */
  private scoreAmongMembers(builder: SetBuilder, subject: string): Word | undefined {
    const [set] = builder.sets;
    const [first] = set?.members ?? [];
    if (!set || !first || !isBareScore(first.resource.text)) return undefined;
    const { qualifier } = first;
    this.faults.push({
      kind: 'malformed-score',
      span: first.span,
      found: first.resource.text + (qualifier ? `:${qualifier.text}` : ''),
      subject,
    });
    const rest = set.members.slice(1);
    const members = qualifier
      ? [
          { kind: 'member', span: qualifier.span, resource: qualifier, qualifier: undefined } as const,
          ...rest,
        ]
      : rest;
    builder.sets[0] = { ...set, members, span: members[0] ? around(members[0].span, members) : set.span };
    return first.resource;
  }
}

/** `resource` or `resource:role`. */
function memberOf(token: IToken): Member {
  const { text } = payloadOf(token);
  const colon = text.indexOf(':');
  return {
    kind: 'member',
    span: spanOf(token),
    resource: colon < 0 ? wordOf(token) : part(token, 0, colon),
    qualifier: colon < 0 ? undefined : part(token, colon + 1),
  };
}
