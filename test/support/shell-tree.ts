import type { Command, Item, Part, Redirect, Word } from '../../server/src/languages/tgtadm/shell/tree.ts';

/** A shell tree as lines, one for each command: words in quotes when certain, `~` before what the shell works out. */
export function printShell(items: readonly Item[], indent = ''): string {
  return items
    .map(({ command, end }) => printCommand(command, indent) + (end ? ` ${end.operator}` : ''))
    .join('\n');
}

function printCommand(command: Command, indent: string): string {
  const line = (text: string) => indent + text;
  const inner = `${indent}  `;
  switch (command.kind) {
    case 'simple':
      return line(
        [
          ...command.assignments.map(
            ({ name, append, value }) => `${name}${append ? '+' : ''}=${printWord(value)}`,
          ),
          ...command.words.map(printWord),
          ...command.redirects.map(printRedirect),
        ].join(' '),
      );
    case 'group':
      return [line(command.subshell ? '(' : '{'), printShell(command.body, inner)].join('\n');
    case 'if':
      return command.clauses
        .flatMap(({ keyword, body }) => [line(keyword), printShell(body, inner)])
        .join('\n');
    case 'while':
      return [
        line('while'),
        printShell(command.condition, inner),
        line('do'),
        printShell(command.body, inner),
      ].join('\n');
    case 'for': {
      const over = command.words ? ` in ${command.words.map(printWord).join(' ')}` : '';
      const variable = command.variable ? printWord(command.variable) : '?';
      return [line(`for ${variable}${over}`), printShell(command.body, inner)].join('\n');
    }
    case 'case':
      return [
        line(`case ${command.subject ? printWord(command.subject) : '?'}`),
        ...command.branches.flatMap(({ patterns, body }) => [
          line(`${patterns.map(printWord).join('|')})`),
          printShell(body, inner),
        ]),
      ].join('\n');
    case 'function':
      return [
        line(`function ${command.name ? printWord(command.name) : '?'}`),
        ...(command.body ? [printCommand(command.body, inner)] : []),
      ].join('\n');
    case 'pipeline':
      return [line('pipeline'), ...command.commands.map((one) => printCommand(one, inner))].join('\n');
    case 'and-or':
      return command.commands
        .map((one, index) =>
          printCommand(one, index === 0 ? indent : `${indent}${command.operators[index - 1]} `),
        )
        .join('\n');
  }
}

function printWord({ value, parts }: Word): string {
  return value === undefined ? `~${parts.map(printPart).join('+')}` : JSON.stringify(value);
}

function printPart(part: Part): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'variable':
      return part.quoted ? `"$${part.name}"` : `$${part.name}`;
    case 'substitution':
      return `$(${printShell(part.body).replaceAll('\n', '; ')})`;
    case 'expansion':
      return 'expansion';
  }
}

function printRedirect({ operator, target, document }: Redirect): string {
  const body = document && `{${document.parts.map(printPart).join('+')}}`;
  return `${operator}${target ? printWord(target) : '?'}${body ?? ''}`;
}
