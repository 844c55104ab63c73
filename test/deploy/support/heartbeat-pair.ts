/** A pair with Heartbeat and DRBD, without a problem. */
export const heartbeatPair: Readonly<Record<string, string>> = {
  'ha-cluster.json': '{ "nodes": { "alice": {}, "gertrude": {} } }\n',
  'etc/drbd.conf': 'include "drbd.d/*.res";\n',
  'etc/drbd.d/mail.res': `resource mail {
  net {
    cram-hmac-alg sha256;
    shared-secret "qlGk3mWvZ0t7XoPp";
  }
  on alice {
    device /dev/drbd0;
    disk /dev/vg0/mail;
    address 10.77.0.1:7788;
    meta-disk internal;
  }
  on gertrude {
    device /dev/drbd0;
    disk /dev/vg0/mail;
    address 10.77.0.2:7788;
    meta-disk internal;
  }
}
`,
  'etc/ha.d/ha.cf': `keepalive 1
warntime 5
deadtime 10
initdead 30
udpport 694
bcast eth0
ucast eth1 10.78.0.1
ucast eth1 10.78.0.2
auto_failback off
node alice
node gertrude
`,
  'etc/ha.d/haresources':
    'alice drbddisk::mail Filesystem::/dev/drbd0::/srv/mail::ext4 IPaddr2::10.77.0.100/24/eth0\n',
  'etc/ha.d/authkeys': 'auth 1\n1 sha1 Zk4Vt0uQeW9sB2mXr7Ld\n',
};
