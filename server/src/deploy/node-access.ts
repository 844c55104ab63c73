/** How a node is reached. */
export interface NodeAccess {
  /** Its name, as `uname -n` prints it there. */
  readonly name: string;
  /** Where ssh finds it: an alias of the ssh configuration, or `user@host`. */
  readonly ssh: string;
  /** Whether to become root with sudo after logging in. */
  readonly become: boolean;
}

/** How ssh itself is run. */
export interface SshSettings {
  /** The program: `ssh` of the path, unless a person's own settings say otherwise. */
  readonly program: string;
  /** Options in front of all others, such as `-F FILE`. */
  readonly options: readonly string[];
  /** Further environment, such as SSH_ASKPASS; without a way to ask, ssh is told not to. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether ssh may ask for passwords and passphrases: on its terminal, or by SSH_ASKPASS. */
  readonly mayAsk: boolean;
}
