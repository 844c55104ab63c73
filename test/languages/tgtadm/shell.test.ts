import { describe, expect, it } from 'vitest';
import { blockEnd } from '../../../server/src/languages/tgtadm/layout.ts';
import { parseShell } from '../../../server/src/languages/tgtadm/shell/read.ts';
import { printShell } from '../../support/shell-tree.ts';

const tree = (text: string) => printShell(parseShell(text).items);
const faults = (text: string) =>
  parseShell(text).faults.map(({ kind, span, subject, found }) => {
    const place = text.slice(span.start, span.end);
    return `${kind} at "${place}" in line ${text.slice(0, span.start).split('\n').length}${(subject ?? found) ? ` (${subject ?? found})` : ''}`;
  });
const blocks = (text: string) => {
  const found: string[] = [];
  for (let start = 0; start < text.length; start = blockEnd(text, start)) {
    found.push(text.slice(start, blockEnd(text, start)));
  }
  return found;
};

describe('words', () => {
  it('know what the command will see, or that it is not certain', () => {
    expect(tree(`a 'b c' "d\\"e\\f" $'g\\th' i\\ j k"l"'m' "" '$x' \\$y`)).toBe(
      String.raw`"a" "b c" "d\"e\\f" "g\th" "i j" "klm" "" "$x" "$y"`,
    );
    expect(tree('a $b "${c}d" ${e:-f} $(g "h i") `j` $((k+1)) *.l ~ {m,n} "~*{o,p}" [q]')).toBe(
      `"a" ~$b ~"$c"+"d" ~expansion ~$("g" "h i") ~$("j") ~expansion ~"*.l" ~"~" ~"{m,n}" "~*{o,p}" ~"[q]"`,
    );
  });

  it('go on behind a joined line, and end at a blank', () => {
    expect(tree('tgt\\\nadm --tid \\\n  1\\\r\n2')).toBe('"tgtadm" "--tid" "12"');
  });

  it('are no comments when a # stands in them', () => {
    expect(tree('a b#c $d#e "f"#g # h\n#i\nj')).toBe(`"a" "b#c" ~$d+"#"+"e" "f#g"\n"j"`);
  });

  it('are reserved only where a command begins', () => {
    expect(tree('echo if then { } done')).toBe('"echo" "if" "then" "{" "}" "done"');
    expect(tree('ifconfig "if" iff')).toBe('"ifconfig" "if" "iff"');
  });
});

describe('commands', () => {
  it('have assignments before their name, redirections anywhere', () => {
    expect(tree('A=1 B="x y" >out cmd C=2 2>&1 <in')).toBe('A="1" B="x y" "cmd" "C=2" >"out" >&"1" <"in"');
    expect(tree('LIST=(a b "c d") x')).toBe('LIST=~expansion "x"');
  });

  it('are joined, grouped and put in the background', () => {
    expect(tree('a && b || c; d | e & ( f; g ) ; { h; }')).toMatchInlineSnapshot(`
      ""a"
      && "b"
      || "c" ;
      pipeline
        "d"
        "e" &
      (
        "f" ;
        "g" ;
      {
        "h" ;"
    `);
  });

  it('branch and loop', () => {
    expect(
      tree(
        'if ! a; then b; elif c; then d; else e; fi\nfor i in 1 "2 3"; do f $i; done\nwhile read x; do g; done < list\ncase $y in a|b) h;; (*) i;; esac',
      ),
    ).toMatchInlineSnapshot(`
      "if
        "a" ;
      then
        "b" ;
      elif
        "c" ;
      then
        "d" ;
      else
        "e" ;
      for "i" in "1" "2 3"
        "f" ~$i ;
      while
        "read" "x" ;
      do
        "g" ;
      case ~$y
      "a"|"b")
        "h"
      ~"*")
        "i""
    `);
  });

  it('are defined as functions', () => {
    expect(tree('start() { a; }\nfunction stop\n{\n  b\n}')).toBe(
      'function "start"\n  {\n    "a" ;\nfunction "stop"\n  {\n    "b"',
    );
  });

  it('of bash do not confuse the rest', () => {
    expect(
      faults(
        '((i < 3)) && [[ $a =~ ^(b|c)$ && -n $(d) ]] || e\nfor ((i=0;i<3;i++)); do f; done\ng <<<"h" > >(i)',
      ),
    ).toEqual([]);
  });

  it('stand in substitutions, where a case has parentheses of its own', () => {
    expect(tree('x=$(case $y in a) b;; (c) d;; esac) e "$(f "$(g)")"')).toMatchInlineSnapshot(
      `"x=~$(case ~$y; "a");   "b"; "c");   "d") "e" ~$("f" ~$("g"))"`,
    );
  });
});

describe('here-documents', () => {
  it('belong to the line that asks for them, in their order', () => {
    expect(tree('cat <<A - <<"B C"; echo x\none $x \\$y \\\ntwo\nA\nthree $z\nB C\necho y')).toBe(
      `"cat" "-" <<"A"{"one "+"$x"+" "+"$y "+"two\\n"} <<"B C"{"three $z\\n"} ;\n"echo" "x"\n"echo" "y"`,
    );
  });

  it('lose their tabs with <<-', () => {
    expect(tree('cat <<-EOF\n\ta\n\t\tb $c\n\tEOF\nd')).toBe(`"cat" <<-"EOF"{"a\\n"+"b "+"$c"+"\\n"}\n"d"`);
  });

  it('do not end in a line that was joined to the one above', () => {
    // As bash and dash read it: the backslash takes the line break away before the delimiter is looked for.
    expect(tree('cat <<EOF\na \\\nEOF\nb\nEOF\nc')).toBe(`"cat" <<"EOF"{"a "+"EOF\\nb\\n"}\n"c"`);
    expect(tree("cat <<'EOF'\na \\\nEOF\nc")).toBe(`"cat" <<"EOF"{"a \\\\\\n"}\n"c"`);
  });

  it('may be empty, and end with the text', () => {
    expect(tree('cat <<EOF\nEOF')).toBe('"cat" <<"EOF"{""}');
    expect(faults('cat <<EOF\nEOF')).toEqual([]);
  });

  it('with carriage returns end as well', () => {
    expect(faults('cat <<EOF\r\na\r\nEOF\r\nb\r\n')).toEqual([]);
  });
});

describe('faults', () => {
  it.each([
    ['a "b\nc', ['unterminated-quote at """ in line 1 (")']],
    ["a 'b\nc", [`unterminated-quote at "'" in line 1 (')`]],
    ['a $(b\nc', ['unterminated-quote at "$(" in line 1 ($()']],
    ['a ${b\nc', ['unterminated-quote at "${" in line 1 (${)']],
    ['cat <<EOF\na\n EOF\nfi', ['unterminated-heredoc at "<<EOF" in line 1 (EOF)']],
    ['cat <<EOF', ['unterminated-heredoc at "<<EOF" in line 1 (EOF)']],
    ['if a; then\n  b\n', ['unclosed-construct at "if" in line 1 (if)']],
    ['f() {\n  if a; then b\n}\nc', ['unclosed-construct at "if" in line 2 (if)']],
    ['for i in 1; do\n  (a\ndone', ['unclosed-construct at "(" in line 2 (()']],
    ['case $a in b) c;;', ['unclosed-construct at "case" in line 1 (case)']],
    ['a\nfi\nb', ['stray-word at "fi" in line 2 (fi)']],
    ['a; }', ['stray-word at "}" in line 1 (})']],
    ['a >', ['missing-file at ">" in line 1 (>)']],
    ['if a; then b "c\nfi\n', ['unterminated-quote at """ in line 1 (")']],
  ])('%j', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('leave a tree of the rest', () => {
    expect(tree('f() {\n  if a; then b\n}\nc')).toBe(
      'function "f"\n  {\n    if\n      "a" ;\n    then\n      "b"\n"c"',
    );
    expect(tree('a\ndone\nb')).toBe('"a"\n"b"');
  });
});

describe('blocks', () => {
  it('are commands with their lines, here-documents and the comments above', () => {
    expect(
      blocks('#!/bin/sh\n\n# one\na \\\n  b\nif c\nthen d; fi\ncat <<E; e\nf\nE\ng() {\n  h\n}\n# end\n'),
    ).toEqual([
      '#!/bin/sh\n\n# one\na \\\n  b\n',
      'if c\nthen d; fi\n',
      'cat <<E; e\nf\nE\n',
      'g() {\n  h\n}\n',
      '# end\n',
    ]);
  });

  it('take in a line that begins with an option', () => {
    expect(blocks('a --b\n  --c\nd\n')).toEqual(['a --b\n  --c\n', 'd\n']);
  });

  it('go on behind && and |', () => {
    expect(blocks('a &&\nb |\n\nc\nd\n')).toEqual(['a &&\nb |\n\nc\n', 'd\n']);
  });

  it('of a damaged script reach to the place where it could be mended', () => {
    expect(blocks('a\nb "c\nd\n')).toEqual(['a\n', 'b "c\nd\n']);
    expect(blocks('a\nfi\nb\n')).toEqual(['a\n', 'fi\n', 'b\n']);
  });
});

describe('hostile input', () => {
  it.each([
    ['braces', '{ '.repeat(100_000)],
    ['substitutions', '"$('.repeat(50_000)],
    ['ifs', 'if '.repeat(50_000)],
    ['quotes', '"'.repeat(100_001)],
    ['brackets', '['.repeat(100_000)],
    ['brace lists', '{a,'.repeat(50_000)],
    ['here-documents', 'cat <<A <<B\nA\n'.repeat(20_000)],
    ['arithmetic', '$(('.repeat(50_000)],
    ['one long word', 'a'.repeat(5_000_000)],
    ['backslashes', '\\'.repeat(200_001)],
  ])('%s: read to the end', (_, text) => {
    parseShell(text);
    expect(blocks(text).join('')).toBe(text);
  });
});
