import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import esbuild from 'esbuild';

/** What a rule says for people who read docs/rules, and for its tests; nothing that runs asks for it. */
const FOR_READERS = new Set(['docs', 'examples']);

/**
 * An esbuild plugin that leaves the documentation and the examples of rules out of a bundle: half of its size would
 * be text that the program never shows. What only they use goes with them.
 */
export const leanRules = {
  name: 'lean-rules',
  setup(build) {
    build.onLoad({ filter: /[\\/]rules[\\/][^\\/.]+\.ts$/ }, async ({ path: file }) => {
      const { code } = await esbuild.transform(await readFile(file, 'utf8'), {
        loader: 'ts',
        target: 'es2023',
      });
      return { contents: withoutTexts(code), loader: 'js' };
    });
  },
};

/** The same module with empty documentation and examples in its `export default defineRule({ ... })`. */
function withoutTexts(code) {
  const { body } = parse(code, { ecmaVersion: 2023, sourceType: 'module' });
  // esbuild writes `var name_default = defineRule({ ... })`, or keeps the default export.
  const definition = body
    .flatMap((node) =>
      node.type === 'ExportDefaultDeclaration'
        ? [node.declaration]
        : node.type === 'VariableDeclaration'
          ? node.declarations.map(({ init }) => init)
          : [],
    )
    .find((node) => node?.type === 'CallExpression' && node.callee.name === 'defineRule')?.arguments[0];
  if (definition?.type !== 'ObjectExpression') return code;
  let lean = code;
  for (const { key, value } of [...definition.properties].reverse()) {
    if (key && FOR_READERS.has(key.name)) lean = `${lean.slice(0, value.start)}{}${lean.slice(value.end)}`;
  }
  return lean;
}
