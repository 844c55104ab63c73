import { type AuditItem, accepts, reports } from '../item.ts';

const KEYS = '#- etc/ha.d/authkeys\nauth 1\n1 sha1 Ain6eiNg7phoKah4\n';

export const NODES = 'node alice bob\n';

export const MEDIA = 'bcast eth0 eth1\n';

export const CRM = 'crm respawn\n';

export const HARESOURCES = '#- etc/ha.d/haresources\nalice 10.0.0.100\n';

/** A whole file for Pacemaker. */
export const whole = (text: string) => `#- etc/ha.d/ha.cf\n${text}${KEYS}`;

/** Lines in front of what every file has. */
export const first = (...lines: readonly string[]) => whole(`${lines.join('\n')}\n${NODES}${MEDIA}${CRM}`);

/** The same with the resources of heartbeat itself. */
export const own = (...lines: readonly string[]) =>
  whole(`${lines.join('\n')}\n${NODES}${MEDIA}`) + HARESOURCES;

/** A directive and lines that heartbeat refuses. */
export function refused(
  word: string,
  lines: Readonly<Record<string, Parameters<typeof reports>[0]>>,
  accepted: readonly string[] = [],
): AuditItem {
  return {
    item: word.replaceAll(/[| ]/g, ''),
    word: `| ${word}`,
    reported: Object.entries(lines).map(([line, code]) => reports(code, first(line))),
    accepted: accepted.map((line) => accepts(first(line))),
  };
}

export const PASSED_OVER = 'heartbeat passes over it';
