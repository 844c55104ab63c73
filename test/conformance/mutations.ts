import type { HeartbeatCase } from '../support/heartbeat-judge.ts';
import { Random } from '../support/random.ts';
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
  const random = new Random(20_261_120);
  const sound = heartbeatCases.map(({ haCf }) => haCf).filter((text) => text.length > 40);
  return Array.from({ length: count }, (_, index): HeartbeatCase => {
    const name = `mutation ${index}`;
    if (index % 4 === 0) return { name, haCf: HA_CF, authkeys: mutate(AUTHKEYS, random) };
    return { name, haCf: mutate(index % 4 === 1 ? random.pick(sound) : HA_CF, random) };
  });
}

function mutate(text: string, random: Random): string {
  const lines = text.split('\n');
  const line = random.below(lines.length - 1);
  const words = (lines[line] ?? '').split(' ');
  const word = random.below(words.length);
  switch (random.below(5)) {
    case 0:
      lines.splice(line, 1);
      break;
    case 1:
      lines.splice(random.below(lines.length), 0, lines[line] ?? '');
      break;
    case 2:
      words.splice(word, 1);
      lines[line] = words.join(' ');
      break;
    case 3:
      words.splice(word, 0, random.pick(SLIPS));
      lines[line] = words.join(' ');
      break;
    default:
      words[word] = random.pick(SLIPS);
      lines[line] = words.join(' ');
  }
  return lines.join('\n');
}
