// A rolldown plugin for the command: what is imported from some files is loaded when it is first
// called. In the source these are plain imports, since the library's readers cannot wait for more.
export function lazyImports(imports) {
  return {
    name: 'lazy-imports',
    transform: {
      filter: { id: imports.map(({ by }) => by) },
      handler(code, id) {
        const { from } = imports.find(({ by }) => by.test(id));
        const [statement, names] = code.match(importFrom(from)) ?? [];
        if (!statement) throw new Error(`${id} does not import functions from ${from}`);
        const lazy = names.split(',').map((name) => onFirstCall(name.trim(), from));
        return code.replace(statement, lazy.join('\n'));
      },
    },
  };
}

function importFrom(path) {
  return new RegExp(`^import \\{([\\w, ]+)\\} from '${RegExp.escape?.(path) ?? path}';`, 'm');
}

function onFirstCall(name, path) {
  return `const ${name} = (...given) => require('${path}').${name}(...given);`;
}
