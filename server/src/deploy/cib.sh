# What statements of crmsh would do to the CIB: tried with Pacemaker's own tools on copies, in a folder that is gone
# afterwards. Sent after node.sh.

cib_work() {
  work=$(mktemp -d) && trap 'rm -rf -- "$work"' EXIT
}

# The digest of the live configuration, without the counters that change by themselves.
cib_digest() {
  cibadmin -Q -o configuration | sha256sum | cut -d ' ' -f 1
}

# candidate: $work/after.xml is $work/before.xml with the statements of $work/statements.
candidate() {
  cibadmin -Q >"$work/before.xml" && cp -- "$work/before.xml" "$work/after.xml" || return
  # Of some mistakes, such as a member that does not exist, crmsh only writes a line, and exits with 0.
  said=$(CIB_file="$work/after.xml" TERM=dumb crm -D plain configure load update "$work/statements" 2>&1 </dev/null)
  code=$?
  printf '%s\n' "$said"
  [ "$code" = 0 ] || return
  case $said in *ERROR*) return 1 ;; esac
  crm_verify -V -x "$work/after.xml"
}

part() {
  printf '%s part\n' "$nonce"
}

# cib_plan < statements: prints, in parts, the digest, the configuration before and after, and what would happen.
cib_plan() {
  cib_work && cat >"$work/statements" && candidate >&2 || return
  cib_digest || return
  part
  CIB_file="$work/before.xml" TERM=dumb crm -D plain configure show || return
  part
  CIB_file="$work/after.xml" TERM=dumb crm -D plain configure show || return
  part
  crm_simulate -x "$work/after.xml" -S | sed -n '/^Transition Summary/,/^Executing/p'
}

# cib_apply DIGEST ID < statements: as one patch, which the CIB takes only when it is what it was made from.
cib_apply() {
  cib_work && cat >"$work/statements" || return
  if [ "$(cib_digest)" != "$1" ]; then
    echo 'The CIB has changed since the plan was made.' >&2
    return 76
  fi
  candidate >&2 || return
  crm_diff -o "$work/before.xml" -n "$work/after.xml" >"$work/patch.xml"
  [ -s "$work/patch.xml" ] || return 0
  mkdir -p -m 700 -- "$state/cib" && cp -- "$work/before.xml" "$state/cib/$2.xml" || return
  cibadmin --patch --xml-file "$work/patch.xml" || return
  cib_digest >"$state/cib/$2.digest"
  note "deployment $2: CIB changed"
}

# cib_take_back ID: puts back the configuration from before, when nobody has changed it since.
cib_take_back() {
  cib_work || return
  [ -e "$state/cib/$1.xml" ] || return 0
  if [ "$(cib_digest)" != "$(cat -- "$state/cib/$1.digest")" ]; then
    echo 'The CIB has changed since that deployment.' >&2
    return 76
  fi
  cibadmin -Q >"$work/now.xml" || return
  # Only the configuration goes back: counters and the state of resources are those of now.
  cibadmin --replace -o configuration --xml-file "$state/cib/$1.xml" || return
  rm -f -- "$state/cib/$1.xml" "$state/cib/$1.digest"
  note "deployment $1: CIB put back"
}
