import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/languages/tgtadm/script.ts';
import { analyse } from '../../support/analyse.ts';

/** What does not depend on the order of calls. */
const OTHER = ['tgtadm/bind-all', 'tgtadm/not-persistent', 'tgtadm/target-name-form'];

/** What is said about the order of the calls in a script. */
function findings(script: string): string[] {
  const text = script.replace(/^ +/gm, '');
  return analyse([{ path: 'setup.sh', text }])
    .filter(({ code }) => !OTHER.includes(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code.replace('tgtadm/', '')}`);
}

const target = (tid: string, name = `iqn.2026-01.example:t${tid}`) =>
  `tgtadm --lld iscsi --mode target --op new --tid ${tid} -T ${name}\n`;
const unit = (tid: string, lun: string) =>
  `tgtadm --mode logicalunit --op new --tid ${tid} --lun ${lun} -b /dev/drbd${lun}\n`;
const bind = (tid: string) => `tgtadm --mode target --op bind --tid ${tid} -I 10.0.0.5\n`;
const whole = (tid: string) => target(tid) + unit(tid, '1') + bind(tid);

describe('a script is followed', () => {
  it('through variables with literal values', () => {
    expect(
      findings(
        `TID=1\nNAME=iqn.2026-01.example:a\n${target('$TID', '"$NAME"')}${unit('1', '1')}${bind('$TID')}`,
      ),
    ).toEqual([]);
    expect(findings(`TID=1\n${whole('$TID')}${target('$TID', 'iqn.2026-01.example:b')}`)).toEqual([
      '5 duplicate-target',
    ]);
    expect(findings(`A=1\nB=$A\nA=2\n${whole('$B')}${target('1', 'iqn.2026-01.example:b')}`)).toEqual([
      '7 duplicate-target',
    ]);
  });

  it('through loops over literals', () => {
    expect(findings(`for t in 1 2 3; do\n${whole('$t')}done\n`)).toEqual([]);
    expect(
      findings(
        `for t in 1 2 1; do\n${target('$t', 'iqn.2026-01.example:$t')}${unit('$t', '1')}${bind('$t')}done\n`,
      ),
    ).toEqual(['2 duplicate-target', '3 duplicate-lun', '4 duplicate-initiator']);
    expect(
      findings(`${target('1')}for l in 1 2 4; do ${unit('1', '$l').trim()}; done\n${bind('1')}`),
    ).toEqual(['2 lun-gap']);
  });

  it('through functions and their arguments', () => {
    const make = `make() {\n${target('$1', 'iqn.2026-01.example:$1')}${unit('$1', '1')}${bind('$1')}}\n`;
    expect(findings(`${make}make 1\nmake 2\n`)).toEqual([]);
    expect(findings(`${make}make 1\nmake 1\n`)).toContain('2 duplicate-target');
  });

  it('through branches, where only what all of them do is sure', () => {
    expect(findings(`if [ "$1" = a ]; then\n${whole('1')}else\n${whole('1')}fi\n`)).toEqual([]);
    expect(
      findings(`if [ "$1" = a ]; then\n${whole('1')}fi\n${target('1', 'iqn.2026-01.example:b')}`),
    ).toEqual([]);
    expect(
      findings(
        `if [ "$1" = a ]; then\n${target('1')}else\n${target('1')}fi\n${target('1')}${unit('1', '1')}${bind('1')}`,
      ),
    ).toContain('6 duplicate-target');
    expect(findings(`case $1 in\nstart)\n${whole('1')};;\nstop)\n${unit('1', '2')};;\nesac\n`)).toEqual([]);
  });

  it('but not behind an exit', () => {
    expect(findings(`if a; then\n${whole('1')}exit\nfi\n${whole('1')}`)).toEqual([]);
  });

  it('through || that mends and && that goes on', () => {
    expect(findings(`tgtadm --mode target --op delete --tid 1 || true\n${whole('1')}`)).toEqual([]);
    expect(findings(`${target('1').trim()} && ${unit('1', '1').trim()} && ${bind('1')}`)).toEqual([]);
  });

  it('into the scripts it writes, each with a daemon of its own', () => {
    expect(findings(`${whole('1')}cat > /etc/rc.local <<EOF\n${whole('1')}EOF\n`)).toEqual([]);
    expect(
      findings(`cat > /etc/rc.local <<EOF\n${whole('1')}${target('1', 'iqn.2026-01.example:b')}EOF\n`),
    ).toEqual(['5 duplicate-target']);
  });
});

describe('what cannot be known is left alone', () => {
  it.each([
    ['values from outside', `${target('$1')}${bind('2')}`],
    ['targets of another tool', `tgt-admin -e\n${whole('1')}${bind('2')}`],
    ['targets of another script', `${unit('7', '1')}${bind('7')}`],
    ['a script that is read in', `. ./targets.sh\n${whole('1')}${unit('2', '1')}`],
    ['a restarted daemon', `${whole('1')}service tgtd restart\n${whole('1')}`],
    ['variables that are read', `T=1\nread T\n${target('1')}${unit('$T', '1')}${bind('$T')}`],
    [
      'variables of a loop over files',
      `for f in *.img; do\ntgtadm --mode target --op new --tid $n -T x:$f\ndone\n${bind('3')}`,
    ],
    ['another daemon', `${whole('1')}${whole('1').replaceAll('tgtadm', 'tgtadm -C 2')}`],
  ])('%s', (_, script) => {
    expect(findings(script)).toEqual([]);
  });
});

describe('the order of deletion', () => {
  it('is watched', () => {
    expect(
      findings(
        `${whole('1')}tgtadm --mode target --op delete --tid 1\ntgtadm --mode logicalunit --op delete --tid 1 --lun 1\n`,
      ),
    ).toEqual(['5 undefined-target']);
    expect(
      findings(
        `${whole('1')}tgtadm --mode logicalunit --op delete --tid 1 --lun 1\ntgtadm --mode target --op delete --tid 1\n${whole('1')}`,
      ),
    ).toEqual([]);
  });
});

describe('facts', () => {
  it('say what a script makes and uses, variables filled in', async () => {
    const { makeCluster } = await import('../../support/analyse.ts');
    const text = `DEV=/dev//drbd3; tgtadm --mode logicalunit --op new --tid 0x2 --lun 1 -b "$DEV"\n${target('1')}tgtadm --mode portal --op new --params portal=10.0.0.1\n`;
    const { model } = makeCluster([{ path: 'setup.sh', text }]);
    expect(model.references('device', '/dev/drbd3').map(({ data }) => data)).toEqual([
      { by: 'lun', id: '2/1' },
    ]);
    expect(model.references('target', '2').map(({ data }) => data)).toEqual([{ by: 'logicalunit new' }]);
    expect(model.declarations('target', '1').map(({ data }) => data)).toEqual([
      { name: 'iqn.2026-01.example:t1' },
    ]);
    expect(model.keys('address')).toEqual(['10.0.0.1:3260']);
  });
});

describe('calls', () => {
  const names = (script: string) => {
    const { tree } = parse(script);
    return tree.kind === 'script'
      ? tree.calls.map(({ options }) => options.map(({ written }) => written).join(' '))
      : [];
  };

  it.each([
    'sudo -n tgtadm --op show',
    'env A=b /usr/sbin/tgtadm --op show',
    'A=b tgtadm --op show',
    '$SBIN/tgtadm --op show',
    'x=$(tgtadm --op show | grep y)',
    'if ! tgtadm --op show; then :; fi',
    'ocf_run -q tgtadm --op show',
    'ssh root@san tgtadm --op show',
    '"tgtadm" --op show',
    'f() { tgtadm --op show; }',
  ])('are found in %j', (script) => {
    expect(names(script)).toEqual(['--op']);
  });

  it.each([
    'command -v tgtadm',
    'echo tgtadm --op show',
    'which tgtadm',
    '# tgtadm --op show',
    'man tgtadm',
    'tgtadmin --op show',
  ])('are none in %j', (script) => {
    expect(names(script)).toEqual([]);
  });
});
