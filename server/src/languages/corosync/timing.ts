import type { CorosyncVersion } from './catalog.ts';
import type { Config } from './config.ts';

/** Milliseconds that corosync waits for the token by default (totemconfig.c, TOKEN_TIMEOUT). */
function defaultToken(version: CorosyncVersion): number {
  return version === '3' ? 3000 : 1000;
}

/** Added for every node beyond the second (totemconfig.c, TOKEN_COEFFICIENT). */
const COEFFICIENT = 650;

/** The token time in force: with three nodes or more it grows with their number (totem_volatile_config_read). */
export function tokenTimeout(config: Config, version: CorosyncVersion): number {
  const token = config.number('totem', 'token') ?? defaultToken(version);
  const members = config.nodes.filter(({ addresses }) => addresses.has(0)).length;
  if (version === '1' || members <= 2) return token;
  return token + (members - 2) * (config.number('totem', 'token_coefficient') ?? COEFFICIENT);
}
