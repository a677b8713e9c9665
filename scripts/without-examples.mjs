// A rolldown plugin for the command: leaves the examples out of the rules that `lint` loads, a third
// of the text that every start would read. The library and `keyproof rules` keep them.
import { parseAst } from 'rolldown/parseAst';

const RULE_FILE = /[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/;
const EMPTY = '{ invalid: [], valid: [] }';

export function withoutExamples() {
  return {
    name: 'without-examples',
    resolveId(source, importer) {
      const documented = importer?.endsWith('run-rules.ts') && source.endsWith('/rules/index.ts');
      return documented ? { id: './rules.js', external: true } : null;
    },
    transform: {
      filter: { id: RULE_FILE },
      handler(code) {
        const found = examplesIn(parseAst(code, { lang: 'ts' }));
        return found && code.slice(0, found.start) + EMPTY + code.slice(found.end);
      },
    },
  };
}

/** The value of `examples` in the object that the file's default export is made of. */
function examplesIn(program) {
  const exported = program.body.find(({ type }) => type === 'ExportDefaultDeclaration');
  const [rule] = exported?.declaration.arguments ?? [];
  return rule?.properties?.find(({ key }) => key?.name === 'examples')?.value;
}
