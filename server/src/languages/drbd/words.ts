import type { IToken } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';
import { cover } from '../../core/span.ts';
import * as Token from './tokens.ts';
import type { AddressValue, Word } from './tree.ts';

const TYPOGRAPHIC_DASH = /[\u2010-\u2015\u2212]/g;
const TYPOGRAPHIC_QUOTE = /[\u201c-\u201f\u00ab\u00bb\u2018-\u201b]/g;

/** Without the quotes and dashes of word processors and web pages. */
export function plainSpelling(image: string): string {
  return image.replace(TYPOGRAPHIC_DASH, '-').replace(TYPOGRAPHIC_QUOTE, '"');
}

/** Whether the scanner reads this text as one unquoted word. */
export function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9/._-]+$/.test(text);
}

/** A word as it is meant: without quotes and escapes, and with the dashes of the keyboard. */
export function wordOf(token: IToken): Word {
  const { image } = token;
  const at = tokenSpan(token);
  switch (token.tokenType) {
    case Token.Text:
      return { text: image.slice(1, -1).replace(/\\(.)/g, '$1'), span: at, form: 'string' };
    case Token.UnterminatedText:
      // Where it was to end is not known, so what it says is not either.
      return { text: image.slice(1), span: at, form: 'odd' };
    case Token.SingleQuoted:
    case Token.TypographicText:
      return { text: image.slice(1, -1), span: at, form: 'string' };
    case Token.Placeholder:
      return { text: image, span: at, form: 'placeholder' };
    case Token.OddWord: {
      const plain = plainSpelling(image);
      return isPlainWord(plain)
        ? { text: plain, span: at, form: 'word' }
        : { text: image, span: at, form: 'odd' };
    }
    default:
      return { text: image, span: at, form: 'word' };
  }
}

/** Puts the parts of an address together; undefined when there are none. */
export function addressOf(
  family: Word | undefined,
  hostTokens: readonly IToken[],
  bracketed: boolean,
  port: Word | undefined,
  rest: readonly Word[],
): AddressValue | undefined {
  const host = joined(hostTokens.map(wordOf));
  const words = [family, host, port, ...rest].filter((word) => word !== undefined);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  return { span: cover(first.span, last.span), family, host, bracketed, port, rest };
}

/** One word of many that stand side by side: an IPv6 address is cut at its colons. */
function joined(words: readonly Word[]): Word | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length === 1) return first;
  const form = words.find((word) => word.form === 'placeholder')?.form ?? first.form;
  return { text: words.map(({ text }) => text).join(''), span: cover(first.span, last.span), form };
}
