import type { HeartbeatCase } from '../support/heartbeat-judge.ts';
import { heartbeatCases } from './heartbeat-cases.ts';

/** Words that a slip of the hand or of the mind puts into such files. */
const SLIPS = [
  ...[
    '',
    '0',
    '-1',
    '1',
    '2',
    '30',
    '700',
    '99999',
    '30s',
    '500ms',
    '2 ms',
    'yes',
    'off',
    'maybe',
    'respawn',
    'any',
  ],
  ...[
    'eth0',
    'eth1',
    '10.0.0.2',
    '10.0.0.300',
    '239.0.0.1',
    'fe80::1',
    'node',
    'auth',
    '#',
    ',',
    'sha1',
    'crc',
    'legacy',
  ],
];

const AUTHKEYS = 'auth 1\n1 sha1 aSecretOfTheTests\n2 md5 anotherSecret\n';
const HA_CF =
  'logfacility daemon\nkeepalive 2\nwarntime 5\ndeadtime 15\ninitdead 60\nudpport 694\nbcast eth0\nucast eth1 10.0.1.2\nmcast eth0 239.0.0.43 694 1 0\nnode alpha beta\nauto_failback on\nping 10.0.0.254\napiauth ipfail uid=hacluster gid=haclient\ncrm off\n';

/** Sound files with one word or line lost, doubled, moved or replaced: the same ones in every run. */
export function mutations(count: number): readonly HeartbeatCase[] {
  const random = generator(20_261_120);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sound = heartbeatCases.map(({ haCf }) => haCf).filter((text) => text.length > 40);
  return Array.from({ length: count }, (_, index): HeartbeatCase => {
    const name = `mutation ${index}`;
    if (index % 4 === 0) return { name, haCf: HA_CF, authkeys: mutate(AUTHKEYS, pick, random) };
    return { name, haCf: mutate(index % 4 === 1 ? pick(sound) : HA_CF, pick, random) };
  });
}

function mutate(text: string, pick: <T>(from: readonly T[]) => T, random: () => number): string {
  const lines = text.split('\n');
  const line = Math.floor(random() * (lines.length - 1));
  const words = (lines[line] ?? '').split(' ');
  const word = Math.floor(random() * words.length);
  switch (Math.floor(random() * 5)) {
    case 0:
      lines.splice(line, 1);
      break;
    case 1:
      lines.splice(Math.floor(random() * lines.length), 0, lines[line] ?? '');
      break;
    case 2:
      words.splice(word, 1);
      lines[line] = words.join(' ');
      break;
    case 3:
      words.splice(word, 0, pick(SLIPS));
      lines[line] = words.join(' ');
      break;
    default:
      words[word] = pick(SLIPS);
      lines[line] = words.join(' ');
  }
  return lines.join('\n');
}

/** Small numbers from 0 to 1 in an order that a seed decides (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
