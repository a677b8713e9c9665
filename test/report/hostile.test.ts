import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/report/escape.ts';
import { FORMATS } from '../../src/report/report.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { lintTexts, printed } from './lint-result.ts';
import { sarifFaults } from './sarif-schema.ts';
import { workflowCommands } from './workflow-commands.ts';
import { elementsOf } from './xml-elements.ts';

/** Bytes that a terminal or a log acts on, and characters that nobody sees. */
const ACTING =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2060-\u206F\u200B-\u200F\uFEFF]|\p{Default_Ignorable_Code_Point}|\p{Surrogate}/u;

/** A policy that has a text in every place where AWS lets people choose one, and in many more. */
function policyWith(text: string): string {
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Id: text,
      [text]: text,
      Statement: [
        { Sid: text, Effect: text, Principal: { AWS: text, [text]: text }, Action: text },
        {
          Sid: text,
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:GetObject', `s3:${text}`, `${text}:GetObject`],
          Resource: ['arn:aws:s3:::b/*', text, `arn:aws:s3:::${text}`],
          Condition: {
            StringEquals: { [text]: text, 'aws:PrincipalTag/a': text, [`aws:${text}`]: 'x' },
            [text]: { 'aws:SourceIp': text },
            IpAddress: { 'aws:SourceIp': text },
            DateLessThan: { 'aws:CurrentTime': text },
          },
        },
      ],
    },
    undefined,
    1,
  );
}

/** The same with the characters as they are, not as JSON escapes, so that code frames show them. */
function unescaped(json: string): string {
  return json.replaceAll(/\\u([0-9a-f]{4})|\\([rnbtf])/g, (escape) =>
    String(JSON.parse(`"${escape}"`)),
  );
}

function linted(text: string) {
  const policy = policyWith(text);
  return lintTexts(
    new Map([
      [`${text}.json`, policy],
      [`raw ${text}.json`, unescaped(policy)],
      [text, `${text}{"Statement": ${text}`],
    ]),
  );
}

describe.for(HOSTILE_TEXTS)('%s', ([, text]) => {
  const input = linted(text);
  const { findings, files } = input.result;

  test('is found fault with', () => {
    expect(findings.length).toBeGreaterThan(5);
  });

  test.for(FORMATS)('acts on nobody as %s', async (format) => {
    expect(await printed(input, format)).not.toMatch(ACTING);
  });

  test('is coloured by nobody but keyproof', async () => {
    const [plain, colored] = [await printed(input, 'text'), await printed(input, 'text', true)];
    expect(colored).not.toBe(plain);
    expect(colored.replaceAll(/\u001B\[[0-9]+m/g, '')).toBe(plain);
  });

  test.for(FORMATS.filter((format) => format !== 'github'))(
    'commands no runner as %s',
    async (format) => {
      expect(workflowCommands(await printed(input, format))).toEqual([]);
    },
  );

  test('makes no annotation of its own', async () => {
    const commands = workflowCommands(await printed(input, 'github'));
    const shown = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      findings.filter((finding) => finding.severity === severity).slice(0, 10),
    );
    expect(
      commands.map(({ name, properties, data }) => [
        name,
        properties.get('file'),
        properties.get('title'),
        data,
      ]),
    ).toEqual(
      shown.map(({ severity, path, rule, message, why, help }) => [
        severity === 'info' ? 'notice' : severity,
        visible(path),
        rule,
        visible(`${message}. Why: ${why}. Help: ${help}`),
      ]),
    );
  });

  test('leaves JSON the same', async () => {
    const report = JSON.parse(await printed(input, 'json'));
    expect(report.findings).toEqual(JSON.parse(JSON.stringify(findings)));
  });

  test('leaves SARIF valid, and its messages plain text', async () => {
    const log = JSON.parse(await printed(input, 'sarif'));
    expect(sarifFaults(log)).toEqual([]);
    const messages: readonly string[] = log.runs[0].results.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(messages).toHaveLength(findings.length);
    for (const message of messages) {
      expect(message.replaceAll(/\{\{|\}\}|\\[[\]\\]/g, '')).not.toMatch(/[{}[\]\\]/);
    }
  });

  test('leaves JUnit well formed', async () => {
    const elements = elementsOf(await printed(input, 'junit'));
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['testsuites', 'testsuite', 'testcase', 'failure']),
    );
    expect(named('testsuite').map(({ attributes }) => attributes['name'])).toEqual(
      files.map(({ path }) => visible(path)),
    );
    expect(named('failure').map(({ attributes }) => attributes['message'])).toEqual(
      findings.map(({ message }) => visible(message)),
    );
  });

  test('is no markup in Markdown', async () => {
    const tokens = tokensOf(await printed(input, 'markdown'));
    const html = tokens.filter(({ type }) => type === 'html').map(({ raw }) => raw);
    expect(html.filter((raw) => !OWN_HTML.has(raw.trim()))).toEqual([]);
    expect(tokens.filter(({ type }) => MARKUP.has(type)).map(({ raw }) => raw)).toEqual([]);
    const links = tokens.filter((token): token is Tokens.Link => token.type === 'link');
    expect(links.map(({ href }) => href)).toEqual(findings.map(({ docs }) => docs));
    expect(rowsOf(tokens)).toHaveLength(findings.length);
  });
});

const OWN_HTML: ReadonlySet<string> = new Set(['<br>', '<code>', '</code>', '<!-- -->']);
const MARKUP: ReadonlySet<string> = new Set(['image', 'em', 'strong', 'del', 'codespan', 'code']);

function tokensOf(report: string): readonly Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(report), (token) => void tokens.push(token));
  return tokens;
}

function rowsOf(tokens: readonly Token[]) {
  const table = tokens.find((token): token is Tokens.Table => token.type === 'table');
  return (table?.rows ?? []).filter((row) => row.length === 4);
}
