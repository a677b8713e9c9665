/** What the project's other small languages are parsed with: each package has one way in. */
export {
  createToken,
  EmbeddedActionsParser,
  Lexer,
  tokenLabel,
  type IToken,
  type TokenType,
} from 'chevrotain';
