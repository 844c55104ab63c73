import { describe, expect, it } from 'vitest';
import { declarationsOf, nameAt, type Occurrence, occurrencesOf } from '../../server/src/core/navigation.ts';
import { rename, renameTarget } from '../../server/src/core/rename.ts';
import { readCluster } from '../support/cursor.ts';

const FILES = `#- etc/drbd.d/db.res
resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { address 10.0.0.2:7789; node-id 1; }
}
#- etc/ha.d/ha.cf
node alice bob
#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db op monitor interval=29s role=Promoted
primitive fs ocf:heartbeat:Filesystem params device=/dev/drbd/by-res/db/0 directory=/srv fstype=ext4
clone drbd_clone drbd_db meta promotable=true
colocation fs_with_drbd inf: fs drbd_clone:Promoted
location here fs 50: Alice
`;

/** The files with the cursor behind a text, which stands once. */
function cursorAt(text: string) {
  const at = FILES.indexOf(text) + text.length;
  return readCluster(`${FILES.slice(0, at)}<|>${FILES.slice(at)}`, '');
}

function shown({ slot, span }: Pick<Occurrence, 'slot' | 'span'>): string {
  const { document } = slot;
  const { line } = document.range(slot, span).start;
  return `${document.name}:${line + 1} ${document.slice(slot.start + span.start, slot.start + span.end)}`;
}

describe('from a name one finds', () => {
  const namedAt = (text: string) => {
    const { cluster, document, offset } = cursorAt(text);
    const named = nameAt(cluster, document, offset);
    if (!named) throw new Error('no name here');
    return { cluster, named };
  };
  const declared = (text: string) => {
    const { cluster, named } = namedAt(text);
    return declarationsOf(cluster, named).map(shown);
  };

  it('where the thing is made, in whatever file', () => {
    expect(declared('drbd_resource=d')).toEqual(['db.res:1 db']);
    expect(declared('device=/dev/drbd/by')).toEqual(['db.res:2 /dev/drbd0']);
    expect(declared('  on ali')).toEqual(['ha.cf:1 alice']);
    expect(declared('inf: f')).toEqual(['cluster.crm:2 fs']);
  });

  it('everywhere it is used, however it is spelt', () => {
    const { cluster, named } = namedAt('node ali');
    expect(occurrencesOf(cluster, named).map((one) => [one.role, shown(one)])).toEqual([
      ['refers', 'cluster.crm:5 Alice'],
      ['refers', 'db.res:5 alice'],
      ['declares', 'ha.cf:1 alice'],
    ]);
  });

  it('nothing where there is no name', () => {
    const { cluster, document, offset } = cursorAt('meta-disk int');
    expect(nameAt(cluster, document, offset)).toBeUndefined();
  });
});

describe('a rename', () => {
  const renamed = (text: string, name: string) => {
    const { cluster, document, offset } = cursorAt(text);
    return rename(cluster, renameTarget(cluster, document, offset), name).map(
      (edit) => `${shown(edit)} -> ${edit.text}`,
    );
  };

  it('reaches all files', () => {
    expect(renamed('on ali', 'carol')).toEqual([
      'cluster.crm:5 Alice -> carol',
      'db.res:5 alice -> carol',
      'ha.cf:1 alice -> carol',
    ]);
  });

  it('of a DRBD resource takes the links by its name along', () => {
    expect(renamed('resource d', 'pg')).toEqual([
      'cluster.crm:1 db -> pg',
      'db.res:1 db -> pg',
      'cluster.crm:2 db -> pg',
    ]);
  });

  it('is refused when the name is taken, is no name, or is not written here', () => {
    expect(() => renamed('node ali', 'BOB')).toThrow('"BOB" is taken already, in ha.cf');
    expect(() => renamed('primitive f', 'drbd_clone')).toThrow(
      '"drbd_clone" is taken already, in cluster.crm',
    );
    expect(() => renamed('primitive f', '1st')).toThrow('must be a letter or "_"');
    expect(() => renamed('fstype=ex', 'x')).toThrow('There is no name here');
    expect(() => renamed('device=/dev/drbd/by', 'x')).toThrow('There is no name here');
  });

  it('may change nothing but upper and lower case', () => {
    expect(renamed('node ali', 'ALICE')).toHaveLength(3);
  });
});
