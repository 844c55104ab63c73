/** The words that structure `crm configure` text, as crmsh compares them: without regard to case. */

/** First words of statements that describe the cluster (crmsh constants.py, keywords of type element). */
export const STATEMENTS = [
  'node',
  'primitive',
  'rsc_template',
  'group',
  'clone',
  'ms',
  'master',
  'bundle',
  'location',
  'colocation',
  'collocation',
  'order',
  'rsc_ticket',
  'property',
  'rsc_defaults',
  'op_defaults',
  'fencing_topology',
  'fencing-topology',
  'tag',
  'role',
  'user',
  'acl_target',
  'acl_group',
  'alert',
  'monitor',
  'xml',
] as const;

export type StatementKeyword = (typeof STATEMENTS)[number];

const statements = new Set<string>(STATEMENTS);

function isStatementKeyword(word: string): word is StatementKeyword {
  return statements.has(word);
}

/**
 * Commands of the configure level (crmsh ui_configure.py) and of the levels around it, which scripts for
 * `crm -f` contain. `crm configure load` refuses them; nothing else is wrong with them.
 */
export const COMMANDS: ReadonlySet<string> = new Set([
  // configure level
  'assist',
  'cib',
  'cibstatus',
  'commit',
  'default-timeouts',
  'delete',
  'rm',
  'remove',
  'edit',
  'erase',
  'filter',
  'get_property',
  'get-property',
  'graph',
  'history',
  'load',
  'modgroup',
  'ptest',
  'simulate',
  'ra',
  'refresh',
  'rename',
  'rsctest',
  'save',
  'schema',
  'set',
  'show',
  'template',
  'upgrade',
  'validate_all',
  'validate-all',
  'verify',
  // every level
  'cd',
  'up',
  'end',
  'back',
  '..',
  'quit',
  'exit',
  'bye',
  'help',
  '?',
  'ls',
  'wait',
  'sleep',
  // the levels below the root
  'cluster',
  'configure',
  'corosync',
  'crm',
  'maintenance',
  'options',
  'report',
  'resource',
  'script',
  'site',
  'status',
  'use',
  'new',
  'reset',
  'import',
]);

/** Second words that make `node ...` a command of the node level and not a statement. */
export const NODE_COMMANDS: ReadonlySet<string> = new Set([
  'attribute',
  'clearstate',
  'delete',
  'fence',
  'maintenance',
  'online',
  'ready',
  'server',
  'show',
  'standby',
  'status',
  'status-attr',
  'utilization',
]);

/** Commands that stand alone in a line and end what went before. */
const CLOSING_COMMANDS = new Set(['commit', 'quit', 'exit', 'bye', 'verify']);

/** Words at which crmsh ends a list of attributes (parse.py, TERMINATORS). */
export const ATTRIBUTE_SECTIONS = [
  'params',
  'meta',
  'utilization',
  'attributes',
  'operations',
  'op',
  'op_params',
  'op_meta',
  'rule',
] as const;

/** Words that begin a part of a statement and never a statement: a line that begins with one goes on with the last. */
const CONTINUING_WORDS = new Set<string>([
  ...ATTRIBUTE_SECTIONS,
  'network',
  'storage',
  'port-mapping',
  'storage-mapping',
]);

const FIRST_WORDS = /[ \t]*([^\s\\]+)(?:[ \t]+([^\s\\]+))?(?:[ \t]+([^\s\\]+))?/y;

/**
 * Whether the line at `at` cannot begin a statement but goes on with one: its backslash is missing above.
 *
 * @param keyword of the statement above
 */
export function continuesStatement(text: string, at: number, keyword: string): boolean {
  FIRST_WORDS.lastIndex = at;
  const first = FIRST_WORDS.exec(text)?.[1];
  if (first === undefined) return false;
  if (keyword === 'xml') return first.startsWith('<');
  if (keyword === 'alert' && /^(?:to|select)$/i.test(first)) return true;
  // A word that strayed in front of another statement does not tie that to this one.
  const rest = /[ \t]*[^\s\\]+[ \t]+/y;
  rest.lastIndex = at;
  if (first.includes('=') && rest.test(text) && startsStatement(text, rest.lastIndex, '')) return false;
  return CONTINUING_WORDS.has(first.toLowerCase()) || /^\$?[A-Za-z][\w-]*=/.test(first);
}

/**
 * Whether the line at `at`, which a backslash above draws into the statement `keyword`, begins a statement of its
 * own all the same. Careful where a keyword can also be a word of the statement above.
 */
export function startsStatement(text: string, at: number, keyword: string): boolean {
  FIRST_WORDS.lastIndex = at;
  const [, first = '', second, third] = FIRST_WORDS.exec(text) ?? [];
  const word = first.toLowerCase();
  if (CLOSING_COMMANDS.has(word)) return second === undefined;
  if (!isStatementKeyword(word) || second === undefined) return false;
  switch (word) {
    case 'primitive':
      // In a bundle, `primitive ID` names what runs in it, and what else it says may follow on the same line.
      return keyword !== 'bundle' || (third !== undefined && !CONTINUING_WORDS.has(third.toLowerCase()));
    case 'monitor':
      return !second.includes('=') && third !== undefined && !third.includes('=');
    case 'property':
    case 'rsc_defaults':
    case 'op_defaults':
      return true;
    case 'xml':
      return second.startsWith('<');
    case 'role':
    case 'tag':
    case 'user':
      return (
        third !== undefined && !second.includes('=') && keyword !== 'acl_target' && keyword !== 'acl_group'
      );
    case 'node':
      return !second.includes('=') || second.startsWith('$id=');
    default:
      return third !== undefined && !second.includes('=');
  }
}
