import { EmbeddedActionsParser, type IToken, tokenMatcher } from 'chevrotain';
import { span } from '../../../core/span.ts';
import type { Fault } from '../../../core/syntax.ts';
import * as T from '../tokens.ts';
import type { Pair } from '../tree.ts';
import { around, part, payloadOf, spanOf, wordOf } from '../words.ts';
import { isIdentifier } from './forms.ts';

/** Faults beside which it is no news that the statement lacks something. */
const TELLS_MORE = new Set(['incomplete-statement', 'unexpected-word', 'blank-around-equals']);

/**
 * Attributes, and what statements have wrong with them.
 *
 * The grammar takes every word of a statement: parts may be missing, and what has no place goes to `leftover`. So
 * parsing never fails; what is missing or left over is a fault with a name, not a mismatched token.
 */
export abstract class PairParser extends EmbeddedActionsParser {
  /** What the statement at hand has wrong with it. */
  faults: Fault[] = [];
  /** The last attribute ended in a bare equals sign. */
  #openEquals = false;

  constructor() {
    super(T.parserTokens, { maxLookahead: 1, recoveryEnabled: false });
  }

  /** Attributes to the next section; `name = value` is understood, and reported. */
  protected pairs = this.RULE('pairs', (into: Pair[] = []): void => {
    this.MANY(() => {
      const token = this.CONSUME(T.AttributeWord);
      this.ACTION(() => this.addPair(token, into));
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

  protected addPair(token: IToken, into: Pair[]): void {
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
