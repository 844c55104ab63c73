/** A sound corosync.conf of alice and bob, for examples; the addresses are theirs. */
export function exampleCorosync(alice = '10.0.0.1', bob = '10.0.0.2'): string {
  return `totem {
  version: 2
  cluster_name: web
  crypto_cipher: aes256
  crypto_hash: sha256
}
nodelist {
  node {
    name: alice
    nodeid: 1
    ring0_addr: ${alice}
  }
  node {
    name: bob
    nodeid: 2
    ring0_addr: ${bob}
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1
}
`;
}
