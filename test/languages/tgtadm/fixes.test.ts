import { describe, expect, it } from 'vitest';
import { makeCluster, uriOf } from '../../support/analyse.ts';
import { labelsAt } from '../../support/cursor.ts';
import { mended } from '../../support/fixes.ts';

const PATH = 'setup-target.sh';
const fixed = (text: string, concept: string) =>
  mended(makeCluster([{ path: PATH, text }]), uriOf(PATH), `tgtadm/${concept}`);

describe('fixes', () => {
  it.each([
    ['unknown-option', 'tgtadm --mdoe target --op show\n', 'tgtadm --mode target --op show\n'],
    [
      'ambiguous-option',
      'tgtadm --mode target --op bind --tid 1 --init=10.0.0.1\n',
      'tgtadm --mode target --op bind --tid 1 --initiator-address=10.0.0.1\n',
    ],
    ['one-dash', 'tgtadm -mode target --op show\n', 'tgtadm --mode target --op show\n'],
    ['typographic-dash', 'tgtadm –mode=target --op show\n', 'tgtadm --mode=target --op show\n'],
    [
      'swallowing-flag',
      'tgtadm --mode target --op delete -F --tid 1\n',
      'tgtadm --mode target --op delete --force --tid 1\n',
    ],
    ['unexpected-word', 'tgtadm mode=target --op show\n', 'tgtadm --mode=target --op show\n'],
    [
      'unknown-mode',
      'tgtadm --mode lun --op stat --tid 1 --lun 1\n',
      'tgtadm --mode logicalunit --op stat --tid 1 --lun 1\n',
    ],
    ['unknown-operation', "tgtadm --mode target --op 'list'\n", 'tgtadm --mode target --op show\n'],
    [
      'broken-continuation',
      'tgtadm --mode target --op new \\  \n  --tid 1 -T iqn.2026-01.example:a\n',
      'tgtadm --mode target --op new \\\n  --tid 1 -T iqn.2026-01.example:a\n',
    ],
    [
      'broken-continuation',
      'tgtadm --mode target --op new\r\n  --tid 1 -T iqn.2026-01.example:a\r\n',
      'tgtadm --mode target --op new \\\r\n  --tid 1 -T iqn.2026-01.example:a\r\n',
    ],
    [
      'params-before-mode',
      'tgtadm --params portal=10.0.0.1 --op new --mode portal\n',
      'tgtadm --mode portal --op new --params portal=10.0.0.1\n',
    ],
    [
      'echo-heredoc',
      'echo >> /etc/rc.local <<EOF\ntgtadm --mode target --op show\nEOF\n',
      'cat >> /etc/rc.local <<EOF\ntgtadm --mode target --op show\nEOF\n',
    ],
    [
      'misread-number',
      'tgtadm --mode target --op delete --tid 007\n',
      'tgtadm --mode target --op delete --tid 7\n',
    ],
    [
      'unmatchable-initiator',
      'tgtadm --mode target --op bind --tid 1 -I all\n',
      'tgtadm --mode target --op bind --tid 1 -I ALL\n',
    ],
  ])('%s in %j', (concept, before, after) => {
    expect(fixed(before, concept)).toBe(after);
  });
});

describe('at the end of a file without a line break', () => {
  it('options are offered', () => {
    expect(labelsAt('tgtadm --mode target --op new <|>', PATH)).toContain('--targetname');
  });
});
