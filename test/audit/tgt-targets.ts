import { type Audit, accepts, reports } from './item.ts';

/** A sound target; lines may be added inside it. */
const target = (lines = '', name = 'iqn.2026-01.com.example:web') =>
  `<target ${name}>\n  backing-store /dev/vg/web\n  initiator-address 10.0.0.1\n${lines}</target>\n`;
/** A target with other stores and initiators. */
const bare = (lines: string) => `<target iqn.2026-01.com.example:web>\n${lines}</target>\n`;
const INITIATOR = '  initiator-address 10.0.0.1\n';

export const tgtTargets: Audit = {
  language: 'targets.conf',
  facts: 'tgtadm.md',
  path: 'etc/tgt/targets.conf',
  versions: {},
  sections: [
    {
      kind: 'not caught',
      heading: 'targets.conf',
      divided: 'bullets',
      items: [
        {
          item: 'how Config::General reads',
          word: 'Config::General',
          reported: [
            reports('tgt-targets/value-with-hash', target('  incominguser alice Ain6eiNg#7pho\n')),
            reports('tgt-targets/unclosed-comment', `${target()}/* the shop\n`),
            reports('tgt-targets/unclosed-here-document', `${target()}default-driver <<END\niscsi\n`),
            reports('tgt-targets/unknown-key', `Default-Driver iscsi\n${target()}`),
          ],
          accepted: [
            // Quotes around a value are taken off: asked of tgt-admin 1.0.85 with --pretend.
            accepts(target('  incominguser "alice Ain6eiNg7pho"\n')),
            accepts(`# the shop\ndefault-driver = iscsi # usual\n/* of\nold */\n${target()}`),
            accepts(
              `include /etc/tgt/conf.d/*.conf\n${target('  incominguser alice \\\n    Ain6eiNg7pho\n')}`,
            ),
          ],
        },
        {
          item: 'keys outside of targets',
          word: 'Global keys',
          reported: [
            reports('tgt-targets/bad-value', `ignore-errors maybe\n${target()}`),
            reports('tgt-targets/misplaced-key', `write-cache off\n${target()}`),
            reports('tgt-targets/misplaced-key', target('  default-driver iscsi\n')),
          ],
        },
        {
          item: 'keys of targets and stores',
          word: 'Target keys',
          reported: [
            reports(
              'tgt-targets/repeated-key',
              target('  outgoinguser alice Ain6eiNg7pho\n  outgoinguser bob Ain6eiNg7phO\n'),
            ),
            reports('tgt-targets/bad-value', target('  write-cache maybe\n')),
            reports('tgt-targets/bad-value', target('  MaxConnections 0\n')),
            reports('tgt-targets/missing-value', target('  incominguser\n')),
            reports(
              'tgt-targets/misplaced-key',
              bare(
                `  <backing-store /dev/vg/web>\n    initiator-address 10.0.0.1\n  </backing-store>\n${INITIATOR}`,
              ),
            ),
          ],
        },
        {
          item: 'what is passed over',
          word: 'misspelled',
          reported: [
            reports('tgt-targets/unknown-key', target('  initiator-adress 10.0.0.2\n')),
            reports(
              'tgt-targets/unknown-key',
              '<targt iqn.2026-01.com.example:web>\n  backing-store /dev/vg/web\n  initiator-address 10.0.0.1\n</targt>\n',
            ),
            reports(
              'tgt-targets/mixed-stores',
              bare(
                `  backing-store /dev/vg/web\n  <backing-store /dev/vg/db>\n    write-cache off\n  </backing-store>\n${INITIATOR}`,
              ),
            ),
            reports(
              'tgt-targets/lun-number',
              bare(`  backing-store /dev/vg/web\n  backing-store /dev/vg/db\n  lun 2\n${INITIATOR}`),
            ),
            reports('tgt-targets/password-with-blank', target('  incominguser alice Ain6 eiNg7pho\n')),
            reports('tgt-targets/value-with-hash', bare(`  backing-store /srv/disk#1\n${INITIATOR}`)),
          ],
          notCovered: ['device nodes that do not exist on the host'],
        },
        {
          item: 'how units are numbered',
          word: 'sorted path',
          reported: [
            reports(
              'tgt-targets/unnumbered-stores',
              bare(`  backing-store /dev/vg/web\n  backing-store /dev/vg/db\n${INITIATOR}`),
            ),
          ],
        },
        {
          item: 'who may log in',
          word: 'initiator-name',
          reported: [
            reports('tgt-targets/open-to-all', bare('  backing-store /dev/vg/web\n')),
            reports(
              'tgt-targets/initiator-name-alone',
              bare('  backing-store /dev/vg/web\n  initiator-name iqn.2026-01.com.example:host\n'),
            ),
          ],
        },
        {
          item: 'a target that is there already',
          word: 'already defined',
          reported: [
            reports('tgt-targets/duplicate-target', `${target()}${target()}`),
            reports(
              'cluster/target-made-twice',
              `#- etc/tgt/targets.conf\n${target()}#- setup-target.sh\ntgtadm --lld iscsi --mode target --op new --tid 1 --targetname iqn.2026-01.com.example:web\ntgtadm --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 --backing-store /dev/vg/web\ntgtadm --lld iscsi --mode target --op bind --tid 1 --initiator-address 10.0.0.1\n`,
            ),
          ],
        },
      ],
    },
  ],
};
