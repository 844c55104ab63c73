import { isSecretName, possibleSecrets } from '../../core/secrets.ts';
import { type Span, shift } from '../../core/span.ts';
import { type Part, type ShellNode, type SimpleCommand, shellChildren, type Word } from './shell/tree.ts';
import { offsetIn, partsFrom, staticPrefix } from './shell/word.ts';
import { type Call, children, type OptionUse, type TgtadmNode, textOf, type Value } from './tree.ts';

/**
 * Passwords of accounts, the values of variables they come from, and what other commands and here-documents call a
 * secret. Statements for crm speak for themselves.
 */
export function secrets(tree: TgtadmNode, document: readonly TgtadmNode[]): readonly Span[] {
  if (tree.kind !== 'script') return [];
  const variables = new Set(document.flatMap(callsIn).flatMap(passwordsOf).flatMap(variablesIn));
  const calls = callsIn(tree);
  const found = calls.flatMap(inCall);
  const isRead = (at: Span) =>
    tree.crm.some(({ segments }) =>
      segments.some(({ outer, length }) => outer < at.end && at.start < outer + length),
    );
  const written = new Set(tree.written.map(({ by }) => by));
  const rest: ShellNode[] = [...tree.items];
  for (let node = rest.pop(); node; node = rest.pop()) {
    rest.push(...shellChildren(node));
    if (node.kind === 'assignment' && (isSecretName(node.name) || variables.has(node.name))) {
      found.push(...literals(node.value.parts));
    }
    if (node.kind !== 'simple') continue;
    found.push(...inWords(node));
    if (written.has(node)) continue;
    for (const { document: here } of node.redirects) {
      if (here && !isRead(here.body)) found.push(...here.parts.flatMap(inText));
    }
  }
  // What crm reads on a command line was found above, too: its own language knows better.
  return found.filter((at) => !isRead(at));
}

function callsIn(tree: TgtadmNode): readonly Call[] {
  if (tree.kind === 'call') return [tree];
  return children(tree).flatMap(callsIn);
}

function isPassword({ option, written }: OptionUse): boolean {
  return option ? option.name === 'password' : isSecretName(written);
}

function passwordsOf({ options }: Call): readonly Value[] {
  return options.flatMap((use) => (isPassword(use) && use.value ? [use.value] : []));
}

function variablesIn({ parts }: Value): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
}

/** Words that belong to no option are the rest of a password with a blank in it. */
function inCall(call: Call): readonly Span[] {
  const passwords = passwordsOf(call);
  const isNamed = call.options.some(isPassword) || textOf(call, 'mode') === 'account';
  // An option that tgtadm does not have may be the name and the password in one.
  const odd = call.options.filter((use) => isPassword(use) && !use.option);
  return [
    ...odd.map(({ span }) => span),
    ...passwords.flatMap(({ parts }) => literals(parts)),
    ...(isNamed ? call.positionals.flatMap(({ parts }) => literals(parts)) : []),
  ];
}

/** `--password X`, `password=X` and `--name ...password --value X` of any command, and whole commands in quotes. */
function inWords({ words }: SimpleCommand): readonly Span[] {
  const found: Span[] = [];
  let isNamed = false;
  for (const word of words) {
    const text = staticPrefix(word);
    const equals = text.indexOf('=');
    const isOption = text.startsWith('-');
    if (equals > 0 && isSecretName(nameOf(text.slice(0, equals)))) {
      found.push(...literals(partsBehind(word, equals + 1)));
    } else if (isNamed && !isOption) {
      found.push(...literals(word.parts));
      isNamed = false;
    } else if (!/\s/.test(text)) isNamed = isSecretName(nameOf(text)) || (isNamed && isOption);
    found.push(...word.parts.flatMap((part) => (part.kind === 'text' && part.quoted ? inText(part) : [])));
  }
  return found;
}

function nameOf(text: string): string {
  return text.replace(/^-+/, '');
}

function partsBehind(word: Word, index: number): readonly Part[] {
  const [first, ...others] = partsFrom(word, index);
  if (first?.kind !== 'text') return first ? [first, ...others] : [];
  return [{ ...first, span: { start: offsetIn(word, index), end: first.span.end } }, ...others];
}

/** What a word holds of its own: a variable is no secret, what it stands for where it is unset may be. */
function literals(parts: readonly Part[]): readonly Span[] {
  return parts.flatMap((part) => (part.kind === 'variable' ? [] : [part.span]));
}

function inText(part: Part): readonly Span[] {
  if (part.kind !== 'text') return [];
  const { value, span } = part;
  const inside = possibleSecrets(value);
  // Where the shell changes the text, places in it are not those of the script.
  if (span.end - span.start !== value.length) return inside.length > 0 ? [span] : [];
  return inside.map((at) => shift(at, span.start));
}
