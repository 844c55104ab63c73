import { commentsMatching } from '../../core/comments.ts';
import type { Language, OutlineKind } from '../../core/language.ts';
import { lineEnd } from '../../core/lines.ts';
import { MEDIA } from './catalog.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { namedFiles } from './named-files.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import type { HaCfNode } from './tree.ts';

/**
 * What each node may say in its own way: the addresses of its peers, its network interfaces, serial lines and watchdog,
 * and how it logs. The rest is the contract between the nodes.
 */
const LOCAL: ReadonlySet<string> = new Set([
  ...MEDIA,
  'baud',
  'watchdog',
  'debug',
  'debugfile',
  'logfile',
  'logfacility',
  'use_logd',
  'conn_logd_time',
  'coredumps',
  'coreroot',
  'realtime',
  'rtprio',
  'memreserve',
  'syslogmsgfmt',
]);

/** Heartbeat's ha.cf: the nodes of a cluster, how they hear each other, and when one counts as dead. */
export const haCf: Language<HaCfNode> = {
  id: 'ha-cf',
  name: 'Heartbeat ha.cf',
  recognition: { names: ['ha.cf'] },
  blockEnd: lineEnd,
  parse,
  children: () => [],
  comments: { find: (text) => commentsMatching(text, /(#[^\r\n]*)/g), indented: true },
  copies: { isLocal: (line) => line.kind === 'directive' && LOCAL.has(line.name.text) },
  rules,
  facts,
  secrets,
  complete,
  hover,
  format,
  namedFiles,
  semanticTokens,
  outline: (tree, text) => {
    if (tree.kind !== 'directive') return [];
    const { name, values, span } = tree;
    const [first] = values;
    const detail = first ? text.slice(first.span.start, span.end) : '';
    return [{ name: name.text, detail, kind: outlineKind(name.text), span, nameSpan: name.span }];
  },
};

function outlineKind(name: string): OutlineKind {
  if (name === 'node') return 'node';
  return MEDIA.includes(name) ? 'device' : 'option';
}
