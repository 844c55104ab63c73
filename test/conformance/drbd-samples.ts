import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';

/** Sound files around the statements of each version. */
export const drbdSamples: readonly {
  readonly name: string;
  readonly text: string;
  /** The versions that accept it. */
  readonly versions: readonly DrbdVersion[];
}[] = [
  {
    name: 'a pair as 8.3 has it',
    versions: ['8.3', '8.4'],
    text: `global {
  usage-count no;
  minor-count 64;
}
common {
  protocol C;
  syncer {
    rate 10M;
    verify-alg md5;
    al-extents 257;
  }
  handlers {
    split-brain "/usr/lib/drbd/notify-split-brain.sh root";
  }
}
resource web {
  startup {
    wfc-timeout 120;
    become-primary-on both;
  }
  net {
    allow-two-primaries;
    after-sb-0pri discard-zero-changes;
  }
  disk {
    on-io-error detach;
    fencing resource-only;
    no-disk-flushes;
  }
  on alice {
    device /dev/drbd1;
    disk /dev/vg/web;
    address 10.0.0.1:7789;
    meta-disk internal;
  }
  on bob {
    device /dev/drbd1;
    disk /dev/vg/web;
    address 10.0.0.2:7789;
    meta-disk /dev/vg/meta[0];
  }
}
`,
  },
  {
    name: 'a pair as 8.4 has it',
    versions: ['8.4', '9'],
    text: `common {
  net {
    protocol C;
    cram-hmac-alg sha1;
    shared-secret "a b c";
    tcp-cork no;
  }
  disk {
    resync-rate 10M;
    c-plan-ahead 0;
    disk-flushes no;
  }
  options {
    on-no-data-accessible io-error;
  }
}
resource db {
  volume 0 {
    device /dev/drbd0;
    disk /dev/vg/db;
    meta-disk internal;
  }
  volume 1 {
    device minor 1;
    disk /dev/vg/log;
    meta-disk internal;
  }
  on alice {
    address ipv4 10.0.0.1:7788;
  }
  on bob {
    address ipv4 10.0.0.2:7788;
  }
}
`,
  },
  {
    name: 'three hosts of DRBD 9',
    versions: ['9'],
    text: `resource r0 {
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  device /dev/drbd0;
  disk /dev/vg/r0;
  on alice {
    address 10.0.0.1:7788;
    node-id 0;
  }
  on bob {
    address 10.0.0.2:7788;
    node-id 1;
  }
  on carol {
    disk none;
    address 10.0.0.3:7788;
    node-id 2;
  }
  connection-mesh {
    hosts alice bob carol;
    net {
      protocol C;
    }
  }
}
`,
  },
  {
    name: 'connections with paths',
    versions: ['9'],
    text: `resource r0 {
  on alice {
    device /dev/drbd0 minor 0;
    disk /dev/vg/r0;
    address 10.0.0.1:7788;
    node-id 0;
  }
  on bob {
    device /dev/drbd0 minor 0;
    disk /dev/vg/r0;
    address 10.0.0.2:7788;
    node-id 1;
  }
  connection {
    path {
      host alice address 10.1.0.1:7788;
      host bob address 10.1.0.2:7788;
    }
    path {
      host alice address ipv6 [fd00::1]:7788;
      host bob address ipv6 [fd00::2]:7788;
    }
    net {
      ping-timeout 10;
    }
    disk {
      c-max-rate 100M;
    }
  }
}
`,
  },
];
