import { describe, expect, it } from 'vitest';
import { signature } from '../../server/src/core/features.ts';
import { readCluster } from '../support/cursor.ts';

/** The form at `<|>`, with the active part between asterisks. */
function formAt(source: string, path: string): string | undefined {
  const { cluster, document, offset } = readCluster(source, path);
  const found = signature(cluster, document, offset);
  const at = found?.active === undefined ? undefined : found.parameters[found.active]?.span;
  if (!found || !at) return found?.label;
  const { label } = found;
  return `${label.slice(0, at.start)}*${label.slice(at.start, at.end)}*${label.slice(at.end)}`;
}

describe('crm statements', () => {
  it.each([
    ['primitive <|>', 'primitive *ID* AGENT [params ...] [meta ...] [op ACTION ...]'],
    ['primitive x <|>', 'primitive ID *AGENT* [params ...] [meta ...] [op ACTION ...]'],
    ['primitive x ocf:heartbeat:<|>', 'primitive ID *AGENT* [params ...] [meta ...] [op ACTION ...]'],
    ['primitive x Dummy <|>', 'primitive ID AGENT *[params ...]* [meta ...] [op ACTION ...]'],
    ['primitive x Dummy op monitor <|>', 'primitive ID AGENT [params ...] [meta ...] *[op ACTION ...]*'],
    [
      'primitive x Dummy op monitor interval=10 meta a<|>=b',
      'primitive ID AGENT [params ...] *[meta ...]* [op ACTION ...]',
    ],
    ['group g a <|>', 'group ID *MEMBER...* [meta ...]'],
    ['group g <|>', 'group ID *MEMBER...* [meta ...]'],
    ['ms m <|>', 'ms ID *RESOURCE* [meta ...]'],
    ['clone c a <|>', 'clone ID RESOURCE *[meta ...]*'],
    ['colocation c <|>', 'colocation ID *SCORE:* RESOURCE[:ROLE] WITH[:ROLE]'],
    ['colocation c inf: <|>', 'colocation ID SCORE: *RESOURCE[:ROLE]* WITH[:ROLE]'],
    ['colocation c inf: a:Mas<|>ter', 'colocation ID SCORE: *RESOURCE[:ROLE]* WITH[:ROLE]'],
    ['colocation c inf: a <|>', 'colocation ID SCORE: RESOURCE[:ROLE] *WITH[:ROLE]*'],
    ['order o Mandatory: a b <|>', 'order ID KIND: FIRST[:ACTION] *THEN[:ACTION]*'],
    ['location l <|>', 'location ID *RESOURCE* SCORE: NODE | rule ...'],
    ['location l db <|>', 'location ID RESOURCE *SCORE:* NODE | rule ...'],
    ['location l db 50: <|>', 'location ID RESOURCE SCORE: *NODE | rule ...*'],
    ['location l db 50: ali<|>ce', 'location ID RESOURCE SCORE: *NODE | rule ...*'],
  ])('%j', (source, form) => {
    expect(formAt(source, 'cluster.crm')).toBe(form);
  });

  it.each(['<|>', 'prim<|>itive', '# a com<|>ment', 'property <|>', 'nonsense a <|>'])(
    'none at %j',
    (source) => {
      expect(formAt(source, 'cluster.crm')).toBeUndefined();
    },
  );

  it('are known in here-documents', () => {
    const script = 'tgtadm --help\ncrm configure <<EOF\ngroup g <|>\nEOF\n';
    expect(formAt(script, 'setup.sh')).toBe('group ID *MEMBER...* [meta ...]');
  });
});

describe('command lines of tgtadm', () => {
  const form = (source: string) => formAt(`${source}\n`, 'setup.sh');

  it('lists modes, then operations, then options', () => {
    expect(form('tgtadm <|>')).toMatch(/^tgtadm \*--mode .*target.*\* --op /);
    expect(form('tgtadm --mode target <|>')).toMatch(/^tgtadm --mode target \*--op .*bind.*\*$/);
    expect(form('tgtadm --mode target --op new <|>')).toMatch(
      /^tgtadm --mode target --op new \*--tid TID\* --targetname TARGETNAME/,
    );
  });

  it('marks the option at the cursor, and between options the next one that is needed', () => {
    expect(form('tgtadm --op new --mode target --tid <|>')).toContain('*--tid TID*');
    expect(form('tgtadm --op new --mode target -t<|> 1')).toContain('*--tid TID*');
    expect(form('tgtadm --op new --mode target --tid 1 <|>')).toContain('*--targetname TARGETNAME*');
    expect(form('tgtadm --op bind --mode target --tid 1 <|>')).toMatch(
      /\(\*--initiator-.*\* \| --initiator-.*\)/,
    );
  });

  it('says nothing outside of calls', () => {
    expect(form('tgtadm --help\necho <|>')).toBeUndefined();
    expect(form('tgt<|>adm --help')).toBeUndefined();
  });
});
