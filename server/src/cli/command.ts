import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Exit codes of every command. */
export type ExitCode = 0 | 1 | 2;

const HELP = { type: 'boolean', short: 'h', default: false } as const;

/** Reads the arguments of a command; every command has `--help`. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  return parseArgs({ args: [...args], allowPositionals: true, options: { ...options, help: HELP } });
}

/**
 * Runs a command, or prints how it is used: on demand, and with what is wrong when its arguments are. `read` makes
 * options of the arguments, or a sentence of what is wrong with them.
 */
export async function runCommand<Options extends { readonly help: boolean }, Code extends ExitCode>(
  name: string,
  usage: string,
  read: () => Options | string,
  work: (options: Options) => Promise<Code>,
): Promise<Code | 0 | 2> {
  const options = orRefusal(read);
  if (typeof options === 'string') {
    console.error(`ha-cluster ${name}: ${options}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  return work(options);
}

/** parseArgs throws what it refuses. */
function orRefusal<Options>(read: () => Options | string): Options | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What keeps a command from doing all that was asked for: told as it is met, and remembered for the exit code. */
export class Obstacles {
  #met = false;

  get met(): boolean {
    return this.#met;
  }

  readonly tell = (message: string): void => {
    this.#met = true;
    console.error(`ha-cluster: ${message}`);
  };
}
