/** Texts that act instead of being read, where a report prints them as they are. */
const ESC = '\u001B';

const CONTROLS = Array.from({ length: 0x21 }, (_, index) => index + 0x7f)
  .concat(Array.from({ length: 0x20 }, (_, code) => code))
  .map((code) => [
    `control U+${code.toString(16).padStart(4, '0')}`,
    `a${String.fromCharCode(code)}b`,
  ]);

const INVISIBLE = [
  0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202a, 0x202e,
  0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdfff, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0xffff,
  0xe0001, 0xe0041, 0xe007f, 0xe0100, 0x1d173, 0x1fffe,
].map((code) => [
  `invisible U+${code.toString(16).padStart(4, '0')}`,
  `a${String.fromCodePoint(code)}b`,
]);

const TERMINAL = [
  `${ESC}[2J${ESC}[1;1H`,
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}]0;title\u0007`,
  `${ESC}]8;;https://evil.example${ESC}\\link${ESC}]8;;${ESC}\\`,
  `${ESC}]52;c;aGk=\u0007`,
  `${ESC}P1$r0m${ESC}\\`,
  '\u009B31m',
  '\u009D0;title\u009C',
  'visible\rhidden',
  'gone\b\b\b\bhere',
  'two\r\nlines',
];

const COMMANDS = [
  '::error::pwned',
  ' ::error::pwned',
  '::add-mask::x',
  '::stop-commands::token',
  '::set-output name=a::b',
  '::warning file=a,line=1::b',
  '\n::error::pwned',
  '\r::error::pwned',
  '\u0085::error::pwned',
  '\u2028::error::pwned',
  '%0A::error::pwned',
  '%0D%0A::error::pwned',
  'a,line=9,title=b::c',
  'a%3A%2C%25',
  '##[command]',
  '##[error]pwned',
  'a ##[add-mask]x',
  '##[group]a##[endgroup]',
  '###[error]pwned',
  '##\u200B[error]pwned',
  `${'word '.repeat(30)}::error::pwned ${'::add-mask::x '.repeat(30)}`,
  `${'long'.repeat(40)} ::error::pwned`,
];

const MARKUP = [
  ']]>',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '--><script>alert(1)</script>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;&#60;&amp;&nbsp;',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  '"\'><a href=javascript:1>x</a>',
  '[link](https://evil.example)',
  '![image](https://evil.example/x.png)',
  '[link][1]',
  '<https://evil.example>',
  'https://evil.example/path',
  'www.evil.example',
  'ana@evil.example',
  '@everyone and #1',
  '`code` ``more`` ```',
  '`<script>`',
  '\\`<script>\\`',
  '*bold* _it_ ~~gone~~ **b**',
  'a|b\\|c\\\\|d',
  '| --- |',
  '# heading',
  '$\\alpha$ $$x$$',
  '{0} {1} {{2}}',
  '${aws:username}',
  "${aws:PrincipalTag/a, 'b'}${*}${",
  '{message} {why} {rule}',
  "$& $1 $` $' $$",
  '%s %d %o %c %j',
];

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '-',
  '../../../etc/passwd',
  'C:\\Windows\\x',
  'a#b?c%20d e',
  's\u0437:GetObject',
  '\u212Ams:Decrypt',
  'ｓ３：GetObject',
  '日本語の名前',
  '👩‍👩‍👧 e\u0301',
  'x'.repeat(5000),
  'wörd '.repeat(1000),
];

/** Every text with a name for the list of tests. */
export const HOSTILE_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ...CONTROLS,
  ...INVISIBLE,
  ...[...TERMINAL, ...COMMANDS, ...MARKUP, ...NAMES].map((text) => [
    JSON.stringify(text).slice(0, 60),
    text,
  ]),
].map(([name = '', text = '']) => [name, text]);
