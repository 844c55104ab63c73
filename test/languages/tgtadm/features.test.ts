import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { tgtadm } from '../../../server/src/languages/tgtadm/index.ts';
import { accepted, completionsAt, hoverAt, labelsAt } from '../../support/cursor.ts';
import { freshDocument } from '../../support/incremental.ts';

const PATH = 'setup-target.sh';
const labels = (source: string) => labelsAt(source, PATH);

describe('completion of options', () => {
  it('begins with mode and operation, then with what they need', () => {
    expect(labels('tgtadm <|>\n').slice(0, 2)).toEqual(['--mode', '--op']);
    expect(labels('tgtadm --mode target --op new <|>\n')).toEqual([
      '--targetname',
      '--tid',
      '--lld',
      '--control-port',
      '--debug',
      '--help',
      '--version',
    ]);
  });

  it('leaves out what is there, but for the one under the cursor', () => {
    const offered = labels('tgtadm --mode target --op bind --tid 1 --init<|>\n');
    expect(offered).toContain('--initiator-address');
    expect(offered).not.toContain('--tid');
    expect(labels('tgtadm --mode target --op bind --ti<|>d 1\n')).toContain('--tid');
  });

  it('replaces the whole word and goes on with the value', () => {
    expect(accepted('tgtadm --op new --mo<|> --tid 1\n', PATH, '--mode')).toBe(
      'tgtadm --op new --mode  --tid 1\n',
    );
    expect(completionsAt('tgtadm --m<|>\n', PATH).find(({ label }) => label === '--mode')).toMatchObject({
      again: true,
    });
  });

  it('works in the next line, in a here-document, and after sudo', () => {
    expect(labels('sudo tgtadm --mode target --op new \\\n  <|>\n')).toContain('--targetname');
    expect(labels('cat > /etc/rc.local <<EOF\ntgtadm --mode target --op new <|>\nEOF\n')).toContain(
      '--targetname',
    );
  });

  it('is silent outside of tgtadm', () => {
    expect(labels('tgtadm --op show --mode target\nls <|>\n')).toEqual([]);
    expect(labels('tgtadm --op show --mode target\n<|>\n')).toEqual([]);
    expect(labels('tgtadm --op show --mode target; ls -<|>\n')).toEqual([]);
  });
});

describe('completion of values', () => {
  it.each([
    ['tgtadm --op stop --mode <|>\n', ['lld']],
    ['tgtadm --mode portal --op <|>\n', ['new', 'delete', 'show']],
    ['tgtadm --mode=lld --op=st<|>\n', ['show', 'start', 'stop']],
    ['tgtadm -m account -o <|> -u x\n', ['new', 'delete', 'unbind', 'bind', 'show']],
    ['tgtadm --op new --mode logicalunit --bsoflags <|>\n', ['direct', 'sync', 'sync:direct']],
    ['tgtadm --op update --mode target --name HeaderDigest --value <|>\n', ['None', 'CRC32C']],
  ])('%j', (source, expected) => {
    expect(labels(source)).toEqual(expected);
  });

  const before = [
    'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a',
    'tgtadm --op new --mode target --tid 3 -T iqn.2026-01.example:b',
    'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0',
    'tgtadm --op new --mode account --user backup --password s3cret',
    '',
  ].join('\n');

  it('knows what the script has made, and the next number', () => {
    expect(labels(`${before}tgtadm --op new --mode target --tid <|>\n`)).toEqual(['2']);
    expect(completionsAt(`${before}tgtadm --op bind --mode target --tid <|>\n`, PATH)).toMatchObject([
      { label: '1', detail: 'iqn.2026-01.example:a' },
      { label: '3', detail: 'iqn.2026-01.example:b' },
    ]);
    expect(labels(`${before}tgtadm --op new --mode logicalunit --tid 1 --lun <|>\n`)).toEqual(['2']);
    expect(labels(`${before}tgtadm --op delete --mode logicalunit --tid 1 --lun <|>\n`)).toEqual(['1']);
    expect(labels(`${before}tgtadm --op bind --mode account --tid 1 --user <|>\n`)).toEqual(['backup']);
  });

  it('offers the devices that DRBD makes', () => {
    const drbd =
      '#- etc/drbd.d/r0.res\nresource r0 {\n  device /dev/drbd7;\n  disk /dev/vg/a;\n  meta-disk internal;\n  on a { address 10.0.0.1:7789; }\n  on b { address 10.0.0.2:7789; }\n}\n';
    expect(
      labels(`${drbd}#- ${PATH}\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b <|>\n`),
    ).toContain('/dev/drbd7');
  });
});

describe('hover', () => {
  it('explains options, values and calls', () => {
    expect(hoverAt('tgtadm --op new --mode target --t<|>id 1 -T iqn.a\n', PATH)).toMatchObject({
      about: '--tid',
      says: expect.stringContaining('Needed by `--mode target --op new`'),
    });
    expect(hoverAt('tgtadm --op new --mode targ<|>et\n', PATH)).toMatchObject({
      about: 'target',
      says: expect.stringContaining('Operations: new, delete'),
    });
    expect(
      hoverAt('tgt<|>adm --op new --mode logicalunit --tid 1 --lun 2 -b /dev/drbd0\n', PATH),
    ).toMatchObject({
      about: 'tgtadm',
      says: expect.stringContaining('unit 2 of target 1: new /dev/drbd0'),
    });
    expect(
      hoverAt('tgtadm --op update --mode target --tid 1 --name MaxQueue<|>Cmd --value 1\n', PATH),
    ).toMatchObject({ says: expect.stringContaining('1 to 512, default 128') });
  });

  it('keeps passwords to itself', () => {
    const about = 'tgt<|>adm --op new --mode account --user u --password s3cret\n';
    expect(hoverAt(about, PATH)?.says).not.toContain('s3cret');
  });
});

describe('outline', () => {
  it('names what each call is about', () => {
    const text = [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a',
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b $DISK',
      'tgtadm --op new --mode account --user u --password s3cret',
      'tgtadm --op bind --mode account --tid 1 --user u',
      'tgtadm --op new --mode target --tid 2 -T iqn.2026-01.example:b',
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.6',
      'cat >> /etc/rc.local <<EOF',
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.5',
      'EOF',
      '',
    ].join('\n');
    const items = outline(freshDocument(tgtadm, PATH, text));
    expect(
      items.map(({ name, detail, kind, children }) => [
        name,
        detail,
        kind,
        ...(children ?? []).map((child) => `${child.name}: ${child.detail}`),
      ]),
    ).toEqual([
      [
        'target 1',
        'new iqn.2026-01.example:a',
        'resource',
        'unit 1 of target 1: new',
        'account u: bind target 1',
        'target 1: bind 10.0.0.6',
      ],
      ['account u', 'new', 'key'],
      ['target 2', 'new iqn.2026-01.example:b', 'resource'],
      ['/etc/rc.local', 'script', 'section', 'target 1: bind 10.0.0.5'],
    ]);
  });
});
