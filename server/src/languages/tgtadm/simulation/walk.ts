import type { Command, Item, SimpleCommand } from '../shell/tree.ts';
import { type Call, lastUse, type Value } from '../tree.ts';
import { Variables } from './variables.ts';

/** One run of a call on the way through the script, with the values that are certain there. */
export interface Step {
  readonly call: Call;
  /** The block of the script it stands in. */
  readonly block: number;
  /** Whether the script surely comes by: it is in no branch, loop or function that may not run. */
  readonly isCertain: boolean;
  /** The value of an option, variables filled in. */
  text(option: string): string | undefined;
  has(option: string): boolean;
}

/** What is done with the calls; the walk copies it where the script branches. */
export interface Machine<M> {
  call(step: Step): void;
  /** A command that is not tgtadm, for those that change targets, too. */
  other(command: SimpleCommand): void;
  clone(): M;
  /** Becomes what is certain after one of several ways. */
  merge(ways: readonly M[]): void;
}

/** A piece of the script: its commands, and the calls in them. */
export interface Piece {
  readonly items: readonly Item[];
  readonly calls: readonly Call[];
}

/** More steps than this are not followed: loops in loops in loops. */
const MOST_STEPS = 5000;
const MOST_ITERATIONS = 256;
const DEEPEST_CALL = 8;

/** Follows a script from top to bottom, through variables, loops over literals, branches and functions. */
export function walk<M extends Machine<M>>(pieces: readonly Piece[], machine: M): void {
  const walker = new Walker<M>();
  const way: Way<M> = { machine, variables: new Variables(), isCertain: true, ended: false };
  pieces.forEach(({ items, calls }, block) => {
    walker.enter(block, calls);
    walker.items(items, way);
    // What stands behind an `exit` is there for a reason that cannot be seen from here.
    way.ended = false;
  });
  walker.leftOver(way);
}

interface Way<M> {
  readonly machine: M;
  readonly variables: Variables;
  readonly isCertain: boolean;
  /** The script or function ended on this way. */
  ended: boolean;
}

class Walker<M extends Machine<M>> {
  readonly #functions = new Map<
    string,
    { readonly body: Command; readonly block: number; called: boolean }
  >();
  readonly #calls = new Map<SimpleCommand, Call[]>();
  #block = 0;
  #steps = 0;
  #depth = 0;

  enter(block: number, calls: readonly Call[]): void {
    this.#block = block;
    for (const call of calls) {
      const known = this.#calls.get(call.command);
      if (known) known.push(call);
      else this.#calls.set(call.command, [call]);
    }
  }

  items(items: readonly Item[], way: Way<M>): void {
    for (const { command } of items) {
      if (way.ended || this.#steps > MOST_STEPS) return;
      this.#command(command, way);
    }
  }

  /** Functions that nobody was seen to call are read on their own. */
  leftOver(way: Way<M>): void {
    for (const definition of this.#functions.values()) {
      if (definition.called) continue;
      definition.called = true;
      this.#inBlock(definition.block, () =>
        this.#branch(way, [(one) => this.#command(definition.body, one)], true),
      );
    }
  }

  #command(command: Command, way: Way<M>): void {
    switch (command.kind) {
      case 'simple':
        this.#simple(command, way);
        return;
      case 'pipeline':
        for (const part of command.commands) this.#command(part, way);
        return;
      case 'and-or':
        this.#andOr(command.commands, command.operators, way);
        return;
      case 'group':
        if (command.subshell) this.items(command.body, { ...way, variables: way.variables.clone() });
        else this.items(command.body, way);
        return;
      case 'if': {
        const [condition, ...clauses] = command.clauses;
        this.items(condition?.body ?? [], way);
        const bodies = clauses.filter(({ keyword }) => keyword !== 'elif');
        const ways = bodies.map(
          ({ body }) =>
            (one: Way<M>) =>
              this.items(body, one),
        );
        this.#branch(way, ways, !bodies.some(({ keyword }) => keyword === 'else'));
        return;
      }
      case 'while':
        this.items(command.condition, way);
        this.#branch(way, [(one) => this.items(command.body, one)], true);
        return;
      case 'for':
        this.#for(command, way);
        return;
      case 'case':
        this.#branch(
          way,
          command.branches.map(
            ({ body }) =>
              (one: Way<M>) =>
                this.items(body, one),
          ),
          !command.branches.some(({ patterns }) => patterns.some((pattern) => isCatchAll(pattern))),
        );
        return;
      case 'function':
        if (command.body && command.name?.value !== undefined) {
          this.#functions.set(command.name.value, { body: command.body, block: this.#block, called: false });
        }
        return;
    }
  }

  #simple(command: SimpleCommand, way: Way<M>): void {
    this.#steps++;
    for (const word of command.words) this.#substitutions(word.parts, way);
    for (const { value } of command.assignments) this.#substitutions(value.parts, way);
    const calls = this.#calls.get(command);
    const name = command.words[0]?.value;
    const definition = name === undefined ? undefined : this.#functions.get(name);
    if (calls) {
      for (const call of calls) way.machine.call(this.#step(call, way));
    } else if (name === 'exit' || name === 'return') way.ended = true;
    else if (definition && this.#depth < DEEPEST_CALL) {
      definition.called = true;
      const inner = way.variables.clone();
      command.words.slice(1).forEach((word, index) => {
        inner.set(String(index + 1), way.variables.word(word));
      });
      this.#depth++;
      const called: Way<M> = { ...way, variables: inner };
      this.#inBlock(definition.block, () => this.#command(definition.body, called));
      this.#depth--;
      way.variables.merge([inner]);
    } else {
      way.variables.run(command);
      way.machine.other(command);
    }
  }

  /** Commands in `$(…)` run, too, in a shell of their own. */
  #substitutions(
    parts: readonly { readonly kind: string; readonly body?: readonly Item[] }[],
    way: Way<M>,
  ): void {
    for (const { body } of parts) {
      if (body) this.items(body, { ...way, variables: way.variables.clone() });
    }
  }

  #andOr(commands: readonly Command[], operators: readonly string[], way: Way<M>): void {
    commands.forEach((command, index) => {
      // Behind `&&` a script goes on as it is meant to; behind `||` it mends what failed, or gives up.
      if (operators[index - 1] === '||') this.#branch(way, [(one) => this.#command(command, one)], true);
      else this.#command(command, way);
    });
  }

  #for(loop: Extract<Command, { kind: 'for' }>, way: Way<M>): void {
    const name = loop.variable?.value;
    const values = loop.words?.map((word) => way.variables.word(word));
    if (
      name === undefined ||
      !values?.every((value) => value !== undefined) ||
      values.length > MOST_ITERATIONS
    ) {
      if (name !== undefined) way.variables.set(name, undefined);
      this.#branch(way, [(one) => this.items(loop.body, one)], true);
      return;
    }
    for (const value of values) {
      way.variables.set(name, value);
      this.items(loop.body, way);
    }
  }

  /** Goes each of several ways, and on with what they have in common; `mayPass`: or none of them. */
  #branch(way: Way<M>, runs: readonly ((one: Way<M>) => void)[], mayPass: boolean): void {
    const ways: Way<M>[] = runs.map((run) => {
      const one = this.#fork(way);
      run(one);
      return one;
    });
    if (mayPass) ways.push(this.#fork(way));
    const open = ways.filter(({ ended }) => !ended);
    if (open.length === 0) {
      way.ended = ways.length > 0;
      return;
    }
    way.machine.merge(open.map(({ machine }) => machine));
    way.variables.merge(open.map(({ variables }) => variables));
  }

  #fork(way: Way<M>): Way<M> {
    return {
      machine: way.machine.clone(),
      variables: way.variables.clone(),
      isCertain: false,
      ended: false,
    };
  }

  #inBlock(block: number, run: () => void): void {
    const outer = this.#block;
    this.#block = block;
    run();
    this.#block = outer;
  }

  #step(call: Call, way: Way<M>): Step {
    const textOf = (value: Value | undefined) => value && way.variables.text(value.parts, value.text);
    return {
      call,
      block: this.#block,
      isCertain: way.isCertain,
      text: (option) => textOf(lastUse(call, option)?.value),
      has: (option) => lastUse(call, option) !== undefined,
    };
  }
}

/** `*)`: the branch that takes whatever is left. */
function isCatchAll(pattern: {
  readonly parts: readonly { readonly kind: string; readonly value?: string }[];
}): boolean {
  return pattern.parts.length === 1 && pattern.parts[0]?.value === '*';
}
