// A rolldown plugin for the command: what is imported from some files is loaded when it is first
// called. In the source these are plain imports, since the library's readers cannot wait for more.
// With `entry` it lies in a chunk of its own, the entry of that name.
export function lazyImports(imports) {
  return {
    name: 'lazy-imports',
    resolveId(source) {
      const isEntry = imports.some(({ entry }) => entry && source === chunkOf(entry));
      return isEntry ? { id: source, external: true } : null;
    },
    transform: {
      filter: { id: imports.map(({ by }) => by) },
      handler(code, id) {
        const { from, entry } = imports.find(({ by }) => by.test(id));
        const [statement, names] = code.match(importFrom(from)) ?? [];
        if (!statement) throw new Error(`${id} does not import functions from ${from}`);
        const lazy = names
          .split(',')
          .map((name) => onFirstCall(name.trim(), entry ? chunkOf(entry) : from));
        return code.replace(statement, lazy.join('\n'));
      },
    },
  };
}

function importFrom(path) {
  return new RegExp(`^import \\{([\\w, ]+)\\} from '${RegExp.escape?.(path) ?? path}';`, 'm');
}

function chunkOf(entry) {
  return `./${entry}.cjs`;
}

function onFirstCall(name, path) {
  return `const ${name} = (...given) => require('${path}').${name}(...given);`;
}
