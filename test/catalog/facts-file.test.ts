import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { openFacts, type FactsFile } from '../../src/catalog/facts-file.ts';

const committed = new URL('../../src/catalog/facts.jsonl', import.meta.url);
const script = fileURLToPath(new URL('../../scripts/catalog.mjs', import.meta.url));

/** A catalog that notes what it reads: `header` once, then the prefix of each service line. */
function watched() {
  const reads: string[] = [];
  const catalog = createCatalog((): FactsFile => {
    reads.push('header');
    const facts = openFacts(committed);
    return {
      header: facts.header,
      service(prefix) {
        const row = facts.service(prefix);
        if (row) reads.push(prefix);
        return row;
      },
    };
  });
  return { catalog, reads };
}

describe('facts.jsonl', () => {
  it('is what the generator makes of the installed package, byte for byte', () => {
    const { stdout, status } = spawnSync(process.execPath, [script, '--print'], {
      encoding: 'utf8',
      maxBuffer: 16_000_000,
    });
    expect(status).toBe(0);
    // Not toEqual on the texts: a difference would print a megabyte.
    expect(stdout === readFileSync(committed, 'utf8')).toBe(true);
  });

  it('has an index that leads to each service', () => {
    const facts = openFacts(committed);
    const prefixes = Object.keys(facts.header.services);
    expect(prefixes.length).toBeGreaterThan(400);
    expect(prefixes.map((prefix) => facts.service(prefix)?.prefix)).toEqual(prefixes);
  });
});

describe('reading', () => {
  it('waits for the first look-up', () => {
    expect(watched().reads).toEqual([]);
  });

  it('reads the header and the lines of the services asked for, each once', () => {
    const { catalog, reads } = watched();
    const getObject = catalog.action('s3:GetObject');
    expect(getObject && catalog.presence('s3:ExistingObjectTag/team', getObject)).toBe('possible');
    expect(getObject && catalog.presence('kms:ViaService', getObject)).toBe('never');
    expect(catalog.conditionKey('aws:PrincipalTag/team')?.scope).toBe('global');
    expect(catalog.expand('s3:Get*')).not.toEqual([]);
    expect(reads).toEqual(['header', 's3', 'kms']);
  });

  it('reads no service to name the services or the source', () => {
    const { catalog, reads } = watched();
    expect(catalog.services()).toContain('s3');
    expect(catalog.source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(catalog.nearestService('lamda')).toBe('lambda');
    expect(reads).toEqual(['header']);
  });
});
