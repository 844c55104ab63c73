import { type Fault, replace } from '../fault.ts';

/** How constraints are written, and what they name. */
export const crmshConstraintFaults: readonly Fault[] = [
  {
    rule: 'crmsh/bad-action',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('ms_drbd_export:promote nfs:start', 'ms_drbd_export:<|Master|> nfs:start'),
  },
  {
    rule: 'crmsh/bad-pattern',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('location ip3_home ip3 100:', 'location ip3_home /<|ip[3|>/ 100:'),
  },
  {
    rule: 'crmsh/bad-role',
    cluster: 'postgres-pair',
    file: 'cluster.crm',
    edit: replace('pg ms_drbd_pg:Master', 'pg ms_drbd_pg:<|Mastr|>'),
  },
  {
    rule: 'crmsh/bad-score',
    cluster: 'three-node-mesh',
    file: 'cluster.crm',
    edit: replace('colocation apart -100:', 'colocation apart <|-1OO|>:'),
  },
  {
    rule: 'crmsh/colocation-reversed',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('inf: g_wiki cl_drbd_wiki:Promoted', 'inf: <|cl_drbd_wiki:Promoted g_wiki|>'),
  },
  {
    rule: 'crmsh/colocation-reversed',
    cluster: 'postgres-pair',
    file: 'cluster.crm',
    edit: replace('inf: pg ms_drbd_pg:Master', 'inf: <|ms_drbd_pg:Master pg|>'),
  },
  {
    rule: 'crmsh/colocation-without-order',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('order drbd_before_nfs Mandatory: ms_drbd_export:promote nfs:start\n', ''),
    at: { text: '<|nfs ms_drbd_export:Master|>' },
  },
  {
    rule: 'crmsh/colocation-without-role',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('nfs ms_drbd_export:Master', 'nfs <|ms_drbd_export|>'),
  },
  {
    rule: 'crmsh/colocation-without-role',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('g_wiki cl_drbd_wiki:Promoted', 'g_wiki <|cl_drbd_wiki|>'),
  },
  {
    rule: 'crmsh/constraint-on-child',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('nfs ms_drbd_export:Master', 'nfs <|drbd_export|>:Master'),
  },
  {
    rule: 'crmsh/constraint-on-group-member',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('inf: nfs ms_drbd_export:Master', 'inf: <|fs_export|> ms_drbd_export:Master'),
  },
  {
    rule: 'crmsh/constraint-option',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('promote nfs:start\n', 'promote nfs:start symmetrical=<|maybe|>\n'),
  },
  {
    rule: 'crmsh/impossible-expression',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('rule 10: rack eq a', 'rule 10: date in start=<|2026-13-45|> end=2027-01-01'),
  },
  {
    rule: 'crmsh/leftover-constraint',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'location ip3_home ip3 100: web3.shop.example',
      'location <|cli-ban-ip3-on-web1|> ip3 -inf: web1.shop.example',
    ),
  },
  {
    rule: 'crmsh/malformed-score',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('colocation ip3_with_web inf:', 'colocation ip3_with_web <|inf|>'),
  },
  {
    rule: 'crmsh/old-role-word',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('g_wiki cl_drbd_wiki:Promoted', 'g_wiki cl_drbd_wiki:<|Master|>'),
  },
  {
    rule: 'crmsh/order-inherits-promote',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('cl_drbd_wiki:promote g_wiki:start', 'cl_drbd_wiki:promote <|g_wiki|>'),
  },
  {
    rule: 'crmsh/order-without-colocation',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('colocation nfs_with_drbd inf: nfs ms_drbd_export:Master\n', ''),
    at: { text: '<|ms_drbd_export:promote nfs:start|>' },
  },
  {
    rule: 'crmsh/order-without-promote',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('cl_drbd_wiki:promote g_wiki:start', '<|cl_drbd_wiki|> g_wiki'),
  },
  {
    rule: 'crmsh/ordered-set',
    cluster: 'containers',
    file: 'cluster.crm',
    edit: replace(
      'order web_before_entry',
      'colocation apart -100: <|entry web fence_pier1|>\norder web_before_entry',
    ),
  },
  {
    rule: 'crmsh/rule-expression',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('rule 10: rack eq a', 'rule 10: rack <|==|> a'),
  },
  {
    rule: 'crmsh/set-brackets',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('( ip1 ip2 ip3 )', '<|(|> ip1 ip2 ip3'),
  },
  {
    rule: 'crmsh/undefined-role',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      'tag outside mail_ip dns_ip\n',
      'role reader read xpath:"/cib"\nacl_target tux <|raeder|>\n',
    ),
  },
];
