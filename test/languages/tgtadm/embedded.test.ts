import { describe, expect, it } from 'vitest';
import type { EmbeddedText } from '../../../server/src/core/language.ts';
import { parse } from '../../../server/src/languages/tgtadm/script.ts';
import { checkDiagnostics } from '../../support/check.ts';
import { completionsAt } from '../../support/cursor.ts';

/** The statements in a script, and for each stretch of them what stands at its place in the script. */
function statements(script: string): string[] {
  const { tree } = parse(script);
  const regions: readonly EmbeddedText[] = tree.kind === 'script' ? tree.crm : [];
  for (const { text, segments } of regions) {
    for (const { inner, outer, length } of segments) {
      const here = text.slice(inner, inner + length);
      // What the shell fills in stands for something else, of the same length.
      if (!here.includes('_')) expect(script.slice(outer, outer + length)).toBe(here);
    }
  }
  return regions.map(({ text }) => text);
}

describe('crm statements in a script', () => {
  it.each([
    ["crm configure <<'EOF'\nprimitive p ocf:heartbeat:Dummy\nEOF\n", 'primitive p ocf:heartbeat:Dummy\n'],
    ['crm configure load update - <<EOF\ngroup g a b\nEOF\n', 'group g a b\n'],
    ['crm -F <<-EOF\n\tconfigure\n\tcommit\n\tEOF\n', 'configure\ncommit\n'],
    ['crm -f - <<EOF\nnode a\nEOF\n', 'node a\n'],
    ['sudo crm configure primitive p ocf:heartbeat:Dummy', 'primitive p ocf:heartbeat:Dummy'],
    ['/usr/sbin/crm conf property a="b c" d=\'e\'', 'property "a=b c" d=e'],
    ['crm configure location l p 100: alice \\\n  -F', 'location l p 100: alice -F'],
    ["echo 'group g a b' | crm configure", 'group g a b'],
    ['echo -e "group g a\\ngroup h b" | crm configure', 'group g a\ngroup h b'],
    ["printf 'commit\\n' | sudo crm configure", 'commit\n'],
    ['cat <<EOF | crm configure\nnode a\nEOF\n', 'node a\n'],
    ['cat > cluster.crm <<EOF\nnode a\nEOF\n', 'node a\n'],
    ['x=$(crm configure show p)', 'show p'],
  ])('%j', (script, text) => {
    expect(statements(script)).toEqual([text]);
  });

  it.each([
    'crm status',
    'crm resource start p',
    'crm configure load update cluster.crm',
    'crm -f cluster.crm',
    'crm configure load xml update - <<EOF\n<cib/>\nEOF\n',
    'echo crm configure group g a',
    'cat <<EOF\ncrm configure\nEOF\n',
    '# crm configure group g a',
  ])('not in %j', (script) => {
    expect(statements(script)).toEqual([]);
  });

  it('are what the shell makes of a here-document', () => {
    expect(statements('crm configure <<EOF\nprimitive p \\\n  params ip=\\$x a="\\\\"\nEOF\n')).toEqual([
      'primitive p   params ip=$x a="\\"\n',
    ]);
    expect(statements("crm configure <<'EOF'\nprimitive p \\\n  params ip=$x\nEOF\n")).toEqual([
      'primitive p \\\n  params ip=$x\n',
    ]);
  });

  it('keep a word in place of what only the shell knows', () => {
    expect(statements('crm configure <<EOF\na $b ${c} ${d:-e f} $(g "h") `i` $1 $((1 + 2))\nEOF\n')).toEqual([
      'a $b ${c} ${______} ${_____} $__ $_ ${_______}\n',
    ]);
  });
});

describe('problems in crm statements', () => {
  it('are shown where they stand in the script', () => {
    checkDiagnostics(
      [
        '#!/bin/sh',
        "crm configure <<'EOF'",
        'primitive a ocf:heartbeat:Dummy op monitor interval=10s',
        'group g a nothere',
        '#         ^^^^^^^ crmsh/undefined-resource',
        'EOF',
        'crm configure group h alsonot',
        '#                     ^^^^^^^ crmsh/undefined-resource',
        'crm configure load update - <<EOF',
        'group i \\',
        '    neither',
        '#   ^^^^^^^ crmsh/undefined-resource',
        'EOF',
        '',
      ].join('\n'),
      'cluster.sh',
      ({ code }) => code === 'crmsh/undefined-resource',
    );
  });

  it('are none where the shell fills in the names', () => {
    checkDiagnostics(
      'crm configure group g $FIRST "${SECOND}"\n',
      'cluster.sh',
      ({ severity }) => severity === 'error',
    );
  });

  it('and completion is that of crm', () => {
    const offered = completionsAt('crm configure <<EOF\nprimi<|>\nEOF\n', 'cluster.sh');
    expect(offered.every(({ kind }) => kind !== 'option')).toBe(true);
  });
});
