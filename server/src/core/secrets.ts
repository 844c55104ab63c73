import type { Span } from './span.ts';
import { nearest } from './suggest.ts';

/**
 * Names of what is a secret itself: of parameters of the agents in the catalog (`passwd`, `snmp_priv_passwd`,
 * `test_pass`, `community`, `access_key`), of options (`shared-secret`, `incominguser`), and as people call variables.
 */
const SECRET =
  /passw|passphrase|pwd|secr[et]|(?:^|[^y])pass$|community$|(?:^|[_-])token$|(?:api|access|auth|private)[_-]?key$|credential|^(?:incoming|outgoing)\w*user$/i;

/** Names of what is only about one: `passwd_method`, `password_script`, `token_file`; and the directory of a shell. */
const ABOUT = /[_-](?:script|method|file|path|prot|timeout|empty|length)$|^(?:OLD)?PWD$/i;

/** What is near to one of these is a slip of the keyboard. */
const USUAL = ['password', 'passwd', 'shared-secret'];

/** Whether a value of that name is to be seen by nobody. */
export function isSecretName(name: string): boolean {
  return (SECRET.test(name) || nearest(name, USUAL) !== undefined) && !ABOUT.test(name);
}

/** A name; or the number and method in front of a key, as authkeys has them. */
const NAME = /\b\d+[ \t]+(?:sha1|md5)\b|[A-Za-z_][\w.-]*/g;
const BETWEEN = /["']?[\s=:\\]*/y;

/**
 * What may be a secret in text that no grammar reads, such as comments and damaged statements: all that stands on the
 * line behind the name of one, and what quotes and backslashes there join to it. Rather too much than too little.
 */
export function possibleSecrets(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: name } of text.matchAll(NAME)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    if (!/^\d/.test(name) && !isSecretName(name)) continue;
    BETWEEN.lastIndex = index + name.length;
    const start = index + name.length + (BETWEEN.exec(text)?.[0].length ?? 0);
    const end = lineEnd(text, start);
    if (end > start) found.push({ start, end });
  }
  return found;
}

/** The end of a line, where it is not inside quotes and has no backslash at its end; without blanks. */
function lineEnd(text: string, start: number): number {
  let quote: string | undefined;
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (character === '\n' && quote === undefined) break;
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === '"' || character === "'")) quote = character;
  }
  return start + text.slice(start, at).trimEnd().length;
}
