/** Statements of every kind that crmsh's line parser accepts; mutated, they probe the edges of the grammar. */
export const SOUND_STATEMENTS: readonly string[] = [
  'node 1: alice attributes standby=off utilization cpu=4',
  'node $id="1" gertrude:member',
  'primitive vip IPaddr2 params ip=192.0.2.80 nic=eth0 op monitor interval=10s timeout=20s meta target-role=Started',
  'primitive fs ocf:heartbeat:Filesystem device=/dev/drbd0 directory="/srv/www" fstype=ext4 op start interval=0 timeout=60s',
  'primitive d ocf:linbit:drbd params drbd_resource=r0 op monitor role=Master interval=29s op monitor role=Slave interval=31s depth=0',
  'primitive p @base params ip=192.0.2.81 operations $id="p-ops" op monitor interval=10s',
  'primitive p Dummy params rule #uname eq alice state=/a params 2: rule defined fast state=/b utilization ram=1',
  'rsc_template base IPaddr2 params cidr_netmask=24 op monitor interval=10s op_params depth=1',
  'group web fs vip meta target-role=Started',
  'group web fs vip description="the web" params $id="x"',
  'clone c web meta interleave=true clone-max=2',
  'ms ms_d d meta notify=true master-max=1',
  'bundle b docker image=web replicas=1 network ip-range-start=192.0.2.90 port-mapping port=80 storage storage-mapping source-dir=/a target-dir=/b primitive p',
  'location l web 100: alice',
  'location l web role=Started inf: alice',
  'location l /web.*/ -inf: alice',
  'location l { a b } 50: alice',
  'location l web rule -inf: not_defined pingd or pingd lte 0',
  'location l web rule $role=Master 50: #uname eq alice and date gt 2026-01-01',
  'location l web rule inf: date in start=2026-01-01 end=2026-12-31',
  'location l web rule inf: date spec hours=9-17 weekdays=1-5',
  'colocation c inf: web ms_d:Master',
  'colocation c -inf: a b node-attribute=site',
  'colocation c 100: ( a b ) c:Started',
  'colocation c inf: a b c sequential=true',
  'order o Mandatory: ms_d:promote web:start symmetrical=false',
  'order o a b',
  'order o 0: a ( b c ) [ d e ]',
  'rsc_ticket t ticketA: web:Started loss-policy=fence',
  'property stonith-enabled=true no-quorum-policy=stop',
  'property cib-bootstrap-options: stonith-enabled=true',
  'rsc_defaults resource-stickiness=100 migration-threshold=3',
  'op_defaults op-options: timeout=60s',
  'fencing_topology alice: st1,st2 st3 gertrude: st4',
  'fencing_topology st1 st2',
  'tag t: a b',
  'role operator write type:nvpair attr:value read xpath:"//x" deny ref:web',
  'role watcher read status read meta:vip:target-role',
  'acl_target tux operator watcher',
  'alert al /usr/bin/mail select nodes attributes { a b } to { root@example.org meta timeout=10s } meta x=y',
  'alert al /usr/bin/mail to admin',
  'monitor web:Started 30s:60s',
  'xml <primitive id="x" class="ocf" provider="pacemaker" type="Dummy"/>',
];

/** Files for `crm configure load update`: whether agents, references, the schema and crm_verify agree. */
export const FILES: readonly { readonly name: string; readonly text: string }[] = [
  ...Object.entries({
    'a whole DRBD pair': `primitive drbd ocf:pacemaker:Stateful op monitor interval=29s role=Master op monitor interval=31s role=Slave
ms ms_drbd drbd meta notify=true clone-max=2
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4 op monitor interval=20s
primitive vip IPaddr2 params ip=192.0.2.80 cidr_netmask=24 op monitor interval=10s
group web fs vip meta target-role=Started
colocation web_on_drbd inf: web ms_drbd:Master
order web_after_drbd Mandatory: ms_drbd:promote web:start
location web_alice web 100: alice
property no-quorum-policy=ignore
rsc_defaults resource-stickiness=100
`,
    'promotable clone': `primitive d ocf:pacemaker:Stateful
clone c d meta promotable=true promoted-max=1 notify=true
primitive v ocf:pacemaker:Dummy
colocation x inf: v c:Promoted
order y Mandatory: c:promote v:start
`,
    'comments and continuation': `# a comment
primitive a \\
    ocf:pacemaker:Dummy \\
    op monitor interval=10s

# the end
`,
    'missing backslash': 'primitive a ocf:pacemaker:Dummy\n    op monitor interval=10s\n',
    'backslash before a statement':
      'primitive a ocf:pacemaker:Dummy \\\nprimitive b ocf:pacemaker:Dummy params state=/tmp/b\n',
    'backslash at the end': 'primitive a ocf:pacemaker:Dummy \\\n',
    'copies of an anonymous clone': 'primitive a ocf:pacemaker:Dummy\nclone k a meta clone-node-max=2\n',
    'copies of a globally unique clone':
      'primitive a ocf:pacemaker:Dummy\nclone k a meta clone-node-max=2 globally-unique=true\n',
    'resource-discovery':
      'primitive a ocf:pacemaker:Dummy\nlocation l a resource-discovery=never -inf: alice\n',
    'a resource-discovery that is none':
      'primitive a ocf:pacemaker:Dummy\nlocation l a resource-discovery=sometimes 100: alice\n',
    'resource-discovery behind the node':
      'primitive a ocf:pacemaker:Dummy\nlocation l a 100: alice resource-discovery=never\n',
    'a slip in a parameter of Pacemaker':
      'primitive st stonith:fence_ipmilan params ip=192.0.2.9 username=admin password=Ain6 pcmk_hostlist=alice\n',
    'unbalanced quote': 'primitive a ocf:pacemaker:Dummy params state="/tmp/a\n',
    'unknown statement': 'primitve a ocf:pacemaker:Dummy\n',
    'unknown parameter': 'primitive v IPaddr2 params ip=192.0.2.1 netmask=24\n',
    'missing parameter': 'primitive v IPaddr2 params nic=eth0\n',
    'parameter through a template': 'rsc_template t IPaddr2 params ip=192.0.2.1\nprimitive v @t\n',
    'parameter without value': 'primitive v IPaddr2 params ip 192.0.2.1\n',
    'blank around equals': 'primitive v IPaddr2 params ip = 192.0.2.1\n',
    'blank after equals': 'primitive v IPaddr2 params ip= 192.0.2.1\n',
    'unknown class': 'primitive v ofc:IPaddr2 params ip=192.0.2.1\n',
    'two parts of ocf': 'primitive v ocf:IPaddr2 params ip=192.0.2.1\n',
    'four parts': 'primitive v ocf:heartbeat:IPaddr2:x params ip=192.0.2.1\n',
    'duplicate id': 'primitive a ocf:pacemaker:Dummy\nprimitive a ocf:pacemaker:Dummy\n',
    'bad id': 'primitive 1a ocf:pacemaker:Dummy\n',
    'undefined in a constraint': 'primitive a ocf:pacemaker:Dummy\ncolocation c inf: a b\n',
    'undefined in a location': 'primitive a ocf:pacemaker:Dummy\nlocation l b 100: alice\n',
    'undefined in a clone': 'primitive a ocf:pacemaker:Dummy\nclone c b\n',
    'undefined group member': 'primitive a ocf:pacemaker:Dummy\ngroup g a b\n',
    'undefined template': 'primitive a ocf:pacemaker:Dummy\nprimitive x @t\n',
    'undefined in monitor': 'primitive a ocf:pacemaker:Dummy\nmonitor b 10s:20s\n',
    'undefined in a tag': 'primitive a ocf:pacemaker:Dummy\ntag t a b\n',
    'undefined fencing device': 'primitive a ocf:pacemaker:Dummy\nfencing_topology alice: st\n',
    'a constraint on a tag': 'primitive a ocf:pacemaker:Dummy\ntag t a\nlocation l t 100: alice\n',
    'two groups': 'primitive a ocf:pacemaker:Dummy\ngroup g a\ngroup h a\n',
    'twice in a group': 'primitive a ocf:pacemaker:Dummy\ngroup g a a\n',
    'group of a group': 'primitive a ocf:pacemaker:Dummy\ngroup g a\ngroup h g\n',
    'clone of a clone': 'primitive a ocf:pacemaker:Dummy\nclone c a\nclone d c\n',
    'clone of a group': 'primitive a ocf:pacemaker:Dummy\ngroup g a\nclone c g\n',
    'colocation on the child of a clone':
      'primitive a ocf:pacemaker:Stateful\nclone c a meta promotable=true\nprimitive b ocf:pacemaker:Dummy\ncolocation x inf: b a\n',
    'order on the child of a clone':
      'primitive a ocf:pacemaker:Stateful\nclone c a meta promotable=true\nprimitive b ocf:pacemaker:Dummy\norder x Mandatory: a b\n',
    'colocation of group members':
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ngroup g a b\ncolocation x inf: b c\n',
    'unknown score':
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation c infinit: a b\n',
    'unknown score of a location': 'primitive a ocf:pacemaker:Dummy\nlocation l a high: alice\n',
    'score attribute in a rule': 'primitive a ocf:pacemaker:Dummy\nlocation l a rule pingd: defined pingd\n',
    'role of an operation': 'primitive a ocf:pacemaker:Dummy op monitor interval=10s role=Boss\n',
    'on-fail of an operation': 'primitive a ocf:pacemaker:Dummy op monitor interval=10s on-fail=explode\n',
    'enabled of an operation': 'primitive a ocf:pacemaker:Dummy op monitor interval=10s enabled=perhaps\n',
    'interval of an operation': 'primitive a ocf:pacemaker:Dummy op monitor interval=abc\n',
    'attribute order of an operation': 'primitive a ocf:pacemaker:Dummy op monitor depth=0 interval=10s\n',
    'target-role': 'primitive a ocf:pacemaker:Dummy meta target-role=Foo\n',
    'is-managed': 'primitive a ocf:pacemaker:Dummy meta is-managed=perhaps\n',
    'unknown meta attribute': 'primitive a ocf:pacemaker:Dummy meta foo=bar\n',
    'unknown property': 'primitive a ocf:pacemaker:Dummy\nproperty foo=bar\n',
    'enum of a property': 'primitive a ocf:pacemaker:Dummy\nproperty no-quorum-policy=ignroe\n',
    'boolean of a property': 'primitive a ocf:pacemaker:Dummy\nproperty maintenance-mode=perhaps\n',
    'integer of a property': 'primitive a ocf:pacemaker:Dummy\nproperty batch-limit=abc\n',
    'time of a property': 'primitive a ocf:pacemaker:Dummy\nproperty stonith-timeout=abc\n',
    'time of the controller': 'primitive a ocf:pacemaker:Dummy\nproperty cluster-recheck-interval=abc\n',
    'same address twice':
      'primitive a IPaddr2 params ip=192.0.2.1\nprimitive b IPaddr2 params ip=192.0.2.1\n',
    'same device twice':
      'primitive a Filesystem params device=/dev/a directory=/a fstype=ext4\nprimitive b Filesystem params device=/dev/a directory=/b fstype=ext4\n',
    'same configuration file twice':
      'primitive a apache params configfile=/etc/a.conf\nprimitive b apache params configfile=/etc/a.conf\n',
    'same DRBD resource twice':
      'primitive a ocf:linbit:drbd params drbd_resource=r0\nprimitive b ocf:linbit:drbd params drbd_resource=r0\n',
    'same address from a template':
      'rsc_template t VIPArip params ip=192.0.2.1\nprimitive a @t\nprimitive b @t\n',
    'requires fencing':
      'primitive a ocf:pacemaker:Dummy meta requires=fencing\nproperty stonith-enabled=false\n',
    'promotable clone of an LSB script': 'primitive a lsb:ssh\nclone c a meta promotable=true\n',
    'template without primitives in a colocation':
      'primitive a ocf:pacemaker:Dummy\nrsc_template t ocf:pacemaker:Dummy\ncolocation x inf: a t\n',
    'template with primitives in a colocation':
      'primitive a ocf:pacemaker:Dummy\nrsc_template t ocf:pacemaker:Dummy\nprimitive b @t\ncolocation x inf: a t\n',
    'semicolon after an interval': 'primitive a ocf:pacemaker:Dummy op monitor interval=20s;\n',
    'semicolon after a parameter': 'primitive a ocf:pacemaker:Dummy params state=/tmp/a;\n',
    'bundle without an image': 'bundle b docker replicas=2 network ip-range-start=192.0.2.90\n',
    'fencing level without a fencing device': 'primitive a ocf:pacemaker:Dummy\nfencing_topology alice: a\n',
    'connection to a remote node in a group':
      'primitive a ocf:pacemaker:remote params server=192.0.2.5\ngroup g a\n',
    'a month 13': 'primitive a ocf:pacemaker:Dummy\nlocation l a rule 100: date gt 2026-13-01\n',
    'pattern of a location': 'primitive a ocf:pacemaker:Dummy\nlocation l /web[/ 100: alice\n',
    'role of a location': 'primitive a ocf:pacemaker:Dummy\nlocation l a role=Boss 100: alice\n',
    'role that is not declared': 'role r read cib\nacl_target tux s\n',
    'roles and users': 'role r read cib\nacl_target tux r\n',
    'three names in a colocation':
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ncolocation x inf: a b c\n',
    sets: 'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\norder x Mandatory: a ( b c )\n',
    'an instance in a colocation':
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation x inf: a b:0\n',
    'an alert': 'alert al /bin/true to admin\n',
    'typographic quotes': 'primitive a ocf:pacemaker:Dummy params state=“/tmp/a”\n',
    'comment behind a statement': 'primitive a ocf:pacemaker:Dummy # the first\n',
  }).map(([name, text]) => ({ name, text })),
];
