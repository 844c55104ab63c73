import { describe, expect, it } from 'vitest';
import { accepted, labelsAt } from '../../support/cursor.ts';

// What crm reads inside of a shell script is completed as in a file of its own.

const PATH = 'setup.sh';
const OTHERS =
  '#- cluster.crm\nprimitive ip IPaddr2 params ip=192.0.2.80\nprimitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4\nnode alice\nnode bob\n';

/** A script with the cursor, beside a crm file with resources and nodes. */
function labels(script: string): readonly string[] {
  return labelsAt(`${OTHERS}#- ${PATH}\n#!/bin/sh\ncrm configure verify\n${script}`, PATH);
}

describe('completion of crm statements in a script', () => {
  it.each([
    ['crm configure <<EOF\n<|>\nEOF\n', 'primitive'],
    ['crm configure <<EOF\ngroup g ip\n<|>\nEOF\n', 'colocation'],
    ['crm configure <<EOF\nprimi<|>\nEOF\n', 'primitive'],
    ["crm configure <<'EOF'\nprimitive p <|>\nEOF\n", 'ocf:'],
    ['crm configure <<EOF\nprimitive p ocf:heartbeat:<|>\nEOF\n', 'IPaddr2'],
    ["crm configure <<'EOF'\nprimitive p Filesystem \\\n  <|>\nEOF\n", 'params'],
    ["crm configure <<'EOF'\nprimitive p Filesystem \\\n  params dir<|>\nEOF\n", 'directory'],
    ['crm configure <<-EOF\n\tgroup g <|>\n\tEOF\n', 'ip'],
    ['cat > cluster.crm <<EOF\nlocation l fs 100: <|>\nEOF\n', 'bob'],
    ['crm configure primitive p ocf:heartbeat:IPaddr2 params <|>\n', 'ip'],
    ['crm configure primitive p ocf:heartbeat:IPaddr2 <|>\n', 'params'],
    ['crm configure prim<|>\n', 'primitive'],
    ['crm configure <|>\n', 'primitive'],
    ['crm configure group g fs <|>\n', 'ip'],
    ['crm -F configure property stonith-enabled=<|>\n', 'true'],
    ['crm configure primitive p Dummy op mon<|>\n', 'monitor'],
    ['if true; then\n  crm configure colocation c inf: fs <|>\nfi\n', 'ip'],
    ['echo "group g <|>" | crm configure\n', 'ip'],
  ])('%j offers %s', (script, expected) => {
    expect(labels(script)).toContain(expected);
  });

  it.each([
    ['crm configure <<EOF\ngroup g i<|>p\nEOF\n', 'fs', 'crm configure <<EOF\ngroup g fs\nEOF\n'],
    [
      'crm configure property stonith-e<|>nabled=true\n',
      'stonith-enabled',
      'crm configure property stonith-enabled=true\n',
    ],
    ['crm configure location l fs 100: <|>\n', 'alice', 'crm configure location l fs 100: alice\n'],
  ])('%j with %s is %j', (script, label, result) => {
    const source = `${OTHERS}#- ${PATH}\n#!/bin/sh\n${script}`;
    expect(accepted(source, PATH, label)).toBe(`#!/bin/sh\n${result}`);
  });
});

describe('where no crm statement stands', () => {
  it.each(['crm <|>\n', 'echo prim<|>\n', '# crm configure <|>\n'])('%j offers nothing of crm', (script) => {
    expect(labels(`tgtadm --mode target\n${script}`)).not.toContain('primitive');
  });
});
