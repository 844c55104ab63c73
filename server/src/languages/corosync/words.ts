import type { IToken } from 'chevrotain';
import { span } from '../../core/span.ts';
import { SectionName } from './tokens.ts';
import type { Word } from './tree.ts';

/** A token as the name or value that it stands for: without blanks and tabs around it, and the return of its line. */
export function wordOf(token: IToken): Word {
  const { image, startOffset } = token;
  let start = 0;
  while (isBlank(image[start])) start++;
  let end = image.endsWith('\r') ? image.length - 1 : image.length;
  // Corosync also takes a colon off the end of the name of a section.
  const isSection = token.tokenType === SectionName;
  while (end > start && (isBlank(image[end - 1]) || (isSection && image[end - 1] === ':'))) end--;
  return {
    text: image.slice(start, end),
    span: span(startOffset + start, startOffset + Math.max(start, end)),
  };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

export function nameText(token: IToken): string {
  return wordOf(token).text;
}
