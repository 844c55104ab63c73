import { type Span, span } from '../../core/span.ts';
import type { Word } from './tree.ts';

/** `10.0.0.1/24/eth0:1/10.0.0.255`, in its parts. */
export interface AddressParts {
  readonly ip: Word;
  readonly mask: Word | undefined;
  readonly nic: Word | undefined;
  readonly broadcast: Word | undefined;
  /** What stands behind all that. */
  readonly rest: Word | undefined;
}

/**
 * The parts of the argument of IPaddr and IPaddr2, as these scripts cut it: a third part that begins with a digit is
 * the broadcast address, and no interface. Slashes that follow each other count as one.
 */
export function addressParts({ text, span: at }: Word): AddressParts {
  const parts: Word[] = [];
  for (const match of text.matchAll(/[^/]+/g)) {
    parts.push({
      text: match[0],
      span: span(at.start + match.index, at.start + match.index + match[0].length),
    });
  }
  const [ip = { text: '', span: span(at.start, at.start) }, mask, ...others] = parts;
  const nic = others[0] && !/^\d/.test(others[0].text) ? others.shift() : undefined;
  const [broadcast, rest] = others;
  return { ip, mask, nic, broadcast, rest };
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** The number of bits of a mask: `24` or `255.255.255.0`; undefined when it is neither. */
export function maskBits(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 32 ? Number(text) : undefined;
  if (!isIpv4(text)) return undefined;
  const bits = text
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** The span of a part is only right where the word is written on one line. */
export function isOnOneLine({ text, span: at }: { readonly text: string; readonly span: Span }): boolean {
  return at.end - at.start === text.length;
}
