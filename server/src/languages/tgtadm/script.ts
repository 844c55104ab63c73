import { type Span, span } from '../../core/span.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import { crmTexts } from './embedded.ts';
import { readArguments } from './getopt.ts';
import { commandName } from './names.ts';
import { parseShell } from './shell/read.ts';
import {
  type Command,
  type Item,
  type Redirect,
  type ShellNode,
  type SimpleCommand,
  shellChildren,
  type Word,
} from './shell/tree.ts';
import { staticPrefix } from './shell/word.ts';
import type { Call, ScriptBlock, TgtadmNode, WrittenScript } from './tree.ts';

const TGTADM: ReadonlySet<string> = new Set(['tgtadm']);
/** Commands that a stray backslash may swallow, besides tgtadm itself. */
const NEIGHBOURS: ReadonlySet<string> = new Set([
  'tgtadm',
  'tgt-admin',
  'tgtd',
  'crm',
  'service',
  'systemctl',
]);

/** Reads one block of a script: its shell, the calls of tgtadm in it, and the scripts it writes. */
export function parse(text: string): Parsed<TgtadmNode> {
  const { items, faults } = parseShell(text);
  const calls = callsOf(items, text);
  const innerFaults: Fault[] = [];
  const written = writtenScripts(items, text, innerFaults);
  const crm = crmTexts(items, text);
  const tree: ScriptBlock = {
    kind: 'script',
    span: span(0, text.length),
    items,
    isDamaged: [...faults, ...innerFaults].some(({ kind }) => kind !== 'missing-file'),
    calls,
    written,
    crm: crm.texts,
  };
  const lost = crm.lost.map((at): Fault => ({ kind: 'expanded-attribute', span: at }));
  return { tree, faults: [...faults, ...innerFaults, ...lost] };
}

/** A simple command with what ends it. */
export interface Placed {
  readonly command: SimpleCommand;
  readonly end: Item['end'];
}

/** Every simple command of a list and of what is in it, in text order, with what ends it. */
export function placedCommands(items: readonly Item[]): Placed[] {
  const found: Placed[] = [];
  const rest: { node: ShellNode; end: Item['end'] }[] = [];
  const push = (nodes: readonly ShellNode[], end: Item['end']) => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index];
      if (node) rest.push({ node, end: index === nodes.length - 1 ? end : undefined });
    }
  };
  push(items, undefined);
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, end } = next;
    if (node.kind === 'simple') found.push({ command: node, end });
    push(shellChildren(node), node.kind === 'item' ? node.end : isJoined(node) ? end : undefined);
  }
  return found;
}

function isJoined(node: ShellNode): node is Command {
  return node.kind === 'pipeline' || node.kind === 'and-or';
}

function callsOf(items: readonly Item[], text: string): Call[] {
  const calls: Call[] = [];
  const commands = placedCommands(items);
  for (let index = 0; index < commands.length; index++) {
    const placed = commands[index];
    const found = placed && commandName(placed.command, TGTADM);
    if (!placed || !found) continue;
    const next = commands[index + 1];
    const cutOff = next && isCutOff(placed, next, text) ? next : undefined;
    if (cutOff) index++;
    const isOwnCall = cutOff !== undefined && saysWhatToDo(placed.command) && saysWhatToDo(cutOff.command);
    for (const call of readCalls(placed, found.index, isOwnCall ? undefined : cutOff, text)) calls.push(call);
    if (isOwnCall) calls.push(...namelessCall(cutOff));
  }
  return calls;
}

/** Whether a command is the rest of the one on the line before: it begins with an option. */
function isCutOff(before: Placed, next: Placed, text: string): boolean {
  const [first] = next.command.words;
  if (!first || before.end || next.command.assignments.length > 0) return false;
  const between = text.slice(before.command.span.end, next.command.span.start);
  return (
    /^--?[A-Za-z]/.test(text.slice(first.span.start, first.span.end)) && /^[ \t\r]*\n[ \t]*$/.test(between)
  );
}

/** Whether a command has both mode and operation: two lines that have are two calls. */
function saysWhatToDo({ words }: SimpleCommand): boolean {
  const { options } = readArguments(words);
  return ['mode', 'op'].every((name) => options.some(({ option }) => option?.name === name));
}

/** A line of options for which the word `tgtadm` is missing. */
function namelessCall({ command }: Placed): Call[] {
  const [name] = command.words;
  if (!name) return [];
  return [
    {
      kind: 'call',
      span: command.span,
      command,
      name,
      ...readArguments(command.words),
      redirects: command.redirects,
      placeholders: [],
      swallowedBy: undefined,
      lostName: true,
      cutOff: undefined,
      stuckOperator: undefined,
    },
  ];
}

/** The call in a simple command, and those it swallowed by stray backslashes. */
function readCalls(placed: Placed, nameIndex: number, rest: Placed | undefined, text: string): Call[] {
  const { command, end } = placed;
  const { words } = command;
  const starts = [nameIndex];
  for (let index = nameIndex + 1; index < words.length; index++) {
    const rest = { words: words.slice(index, index + LONGEST_PREFIX) };
    const isJoined =
      joinBefore(words, index, text) !== undefined && commandName(rest, NEIGHBOURS) !== undefined;
    if (isJoined || isCallInside(words, index)) starts.push(index);
  }
  return starts.flatMap((start, order): Call[] => {
    const isLast = order === starts.length - 1;
    const behind = words.slice(start, starts[order + 1]);
    const inner = order === 0 ? 0 : commandName({ words: behind }, TGTADM)?.index;
    const name = inner === undefined ? undefined : behind[inner];
    if (inner === undefined || !name) return [];
    const own = behind.slice(inner + 1);
    const blank = isLast && rest ? blankAfterBackslash(own, text) : undefined;
    const kept = blank ? own.slice(0, -1) : own;
    const all = isLast && rest ? [...kept, ...rest.command.words] : kept;
    const last = all.at(-1) ?? name;
    const previous = starts[order - 1];
    const swallower = previous === undefined ? undefined : words[previous];
    const backslash = joinBefore(words, start, text);
    const isSwallowed = swallower !== undefined && (backslash !== undefined || isCallInside(words, start));
    const isTail = isLast && !rest;
    const redirects = isLast ? redirectsOf(command, rest) : [];
    return [
      {
        kind: 'call',
        span: span(name.span.start, last.span.end),
        command,
        name,
        ...readArguments(all),
        redirects,
        placeholders: placeholdersIn(redirects, text),
        swallowedBy: isSwallowed ? { name: swallower, backslash } : undefined,
        lostName: false,
        cutOff:
          isLast && rest
            ? {
                at: blank ?? span(command.span.end, command.span.end),
                blankAfterBackslash: blank !== undefined,
              }
            : undefined,
        stuckOperator: isTail ? stuckOperator(end, text) : undefined,
      },
    ];
  });
}

/** More words than this are not looked through for the command behind `sudo`, `env` and the like. */
const LONGEST_PREFIX = 12;

/** Whether another call begins in the middle of one: the word `tgtadm` with an option behind it. */
function isCallInside(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const next = words[index + 1];
  return (
    word !== undefined &&
    next !== undefined &&
    commandName({ words: [word] }, TGTADM) !== undefined &&
    staticPrefix(next).startsWith('--')
  );
}

function redirectsOf(command: SimpleCommand, rest: Placed | undefined): readonly Redirect[] {
  return rest ? [...command.redirects, ...rest.command.redirects] : command.redirects;
}

/** `<name>` in an example somebody copied: an input from the file `name` and an output to what follows. */
function placeholdersIn(redirects: readonly Redirect[], text: string): Span[] {
  return redirects.flatMap(({ operator, target, span: at }) =>
    operator === '<' && target && text.charAt(target.span.end) === '>'
      ? [span(at.start, target.span.end + 1)]
      : [],
  );
}

/** The backslash that joins the line of a word to the line before, when the word is the first of its line. */
function joinBefore(words: readonly Word[], index: number, text: string): Span | undefined {
  const word = words[index];
  const before = words[index - 1];
  if (!word || !before) return undefined;
  const gap = text.slice(before.span.end, word.span.start);
  const at = gap.search(/\\\r?\n[ \t]*$/);
  return at < 0 ? undefined : span(before.span.end + at, before.span.end + at + 1);
}

/** The last word when it is `\ `: a blank behind the backslash makes a word of it and ends the command. */
function blankAfterBackslash(words: readonly Word[], text: string): Span | undefined {
  const last = words.at(-1);
  if (!last || !/^\\[ \t]$/.test(text.slice(last.span.start, last.span.end))) return undefined;
  const blanks = /^[ \t\r]*/.exec(text.slice(last.span.end))?.[0].replace(/\r$/, '').length ?? 0;
  return span(last.span.start, last.span.end + blanks);
}

/** Commands that people do put directly behind a `;`. */
const LONE_COMMANDS: ReadonlySet<string> = new Set(
  'break continue done echo exit false fi return sync true wait'.split(' '),
);

/** A `;` or `&` with a single word right behind it is most likely a character of a value. */
function stuckOperator(end: Item['end'], text: string): Call['stuckOperator'] {
  if (!end || /\s/.test(text.charAt(end.span.start - 1))) return undefined;
  const behind = /([^\s;&|()<>]+)[ \t\r]*(?:[\n;&]|$)/y;
  behind.lastIndex = end.span.end;
  const word = behind.exec(text)?.[1];
  return word === undefined || LONE_COMMANDS.has(word) ? undefined : end;
}

/** Commands that write their input to a file or run it; `echo` is meant to and does not. */
const WRITERS: ReadonlySet<string> = new Set(['cat', 'tee', 'echo', 'printf']);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ksh', 'ssh', 'su']);

/** The here-documents that are scripts with calls of tgtadm themselves. */
function writtenScripts(items: readonly Item[], text: string, faults: Fault[]): WrittenScript[] {
  return placedCommands(items).flatMap(({ command }) => {
    const document = command.redirects.findLast((redirect) => redirect.document)?.document;
    if (!document || !isScriptWriter(command)) return [];
    const { body } = document;
    const inner = parseShell(text, body);
    const calls = callsOf(inner.items, text);
    if (calls.length === 0) return [];
    // What an unterminated here-document swallows is a script with an arbitrary end.
    if (document.terminated) for (const fault of inner.faults) faults.push(fault);
    return [{ kind: 'written', span: body, by: command, items: inner.items, calls }];
  });
}

function isScriptWriter(command: SimpleCommand): boolean {
  const writes = command.redirects.some(({ operator }) => /^(?:>|&>)/.test(operator));
  const writer = commandName(command, WRITERS);
  if (writer) return writes || writer.name === 'tee';
  return commandName(command, SHELLS) !== undefined;
}
