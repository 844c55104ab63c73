import { inWords } from '../languages/ha-cf/values.ts';
import { comment } from './conversion.ts';
import type { HaCfFile } from './ha-cf-file.ts';

/** Heartbeat's defaults (config.c, init_config). */
const DEFAULT_DEADTIME = 30_000;
const DEFAULT_KEEPALIVE = 1000;
/** Below this, corosync takes the pauses of a busy machine for the loss of a node. */
const SHORTEST_TOKEN = 1000;
/** Corosync's default, and the fewest that make sense. */
const LEAST_RETRANSMITS = 4;
/** In milliseconds; 0.8 of it less 10 is how long the token is held, which must be 30 (totemconfig.c). */
const SHORTEST_RETRANSMIT = 50;

/**
 * The times of corosync that mean what those of ha.cf mean.
 *
 * Heartbeat gives a node up `deadtime` after its last heartbeat. Corosync does so after `token` and then `consensus`,
 * which is at least 1.2 times as long (corosync.conf(5)): together they are deadtime. A late token is sent again every
 * token / (token_retransmits_before_loss_const + 0.2) (totemconfig.c), which is keepalive.
 */
export function timing(file: HaCfFile, nodes: number): readonly string[] {
  const deadtime = file.timeOf('deadtime');
  const keepalive = file.timeOf('keepalive') ?? DEFAULT_KEEPALIVE;
  const dead = deadtime ?? DEFAULT_DEADTIME;
  const token = Math.max(SHORTEST_TOKEN, Math.floor(dead / 2.2));
  const consensus = Math.max(Math.ceil(token * 1.2), dead - token);
  const wanted = Math.round(token / Math.max(keepalive, 1) - 0.2);
  const most = Math.floor(token / SHORTEST_RETRANSMIT - 0.2);
  const retransmits = Math.min(Math.max(LEAST_RETRANSMITS, wanted), most);
  const said = deadtime === undefined ? 'heartbeat took 30 seconds, its default' : inWords(dead);
  const lines = [
    ...comment(
      `deadtime: ${said}. Corosync gives a node up after token and then consensus, together ${inWords(token + consensus)}.${
        dead < token + consensus ? ' A shorter time takes the pauses of a busy machine for its loss.' : ''
      }`,
      '  ',
    ),
    `  token: ${token}`,
    `  consensus: ${consensus}`,
    ...comment(
      `keepalive: ${inWords(keepalive)}. A token that stays away is sent again about every ${inWords(Math.round(token / (retransmits + 0.2)))}.`,
      '  ',
    ),
    `  token_retransmits_before_loss_const: ${retransmits}`,
  ];
  if (nodes > 2) {
    lines.push(
      ...comment(
        'Corosync would add 650 ms to token for each node beyond the second; deadtime did not grow.',
        '  ',
      ),
      '  token_coefficient: 0',
    );
  }
  return [...lines, ...warning(file, token)];
}

/** `warntime`, as the part of the token time after which corosync logs that the token is late. */
function warning(file: HaCfFile, token: number): readonly string[] {
  const warntime = file.timeOf('warntime');
  if (warntime === undefined || warntime <= 0) return [];
  const percent = Math.round((warntime / token) * 100);
  if (percent < 1 || percent >= 100) {
    return comment(
      `warntime: ${inWords(warntime)} is longer than token; corosync logs a late token after 75 percent of token.`,
      '  ',
    );
  }
  return [
    ...comment(`warntime: ${inWords(warntime)} are ${percent} percent of token.`, '  '),
    `  token_warning: ${percent}`,
  ];
}
