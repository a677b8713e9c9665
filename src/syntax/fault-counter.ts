import type { IParserErrorMessageProvider } from 'chevrotain';

/**
 * Counts the faults that the grammar cannot read over. chevrotain asks for a message at each of
 * them; the words are made elsewhere, from the tokens.
 */
export class FaultCounter implements IParserErrorMessageProvider {
  count = 0;

  buildMismatchTokenMessage = (): string => this.#next();
  buildNotAllInputParsedMessage = (): string => this.#next();
  buildNoViableAltMessage = (): string => this.#next();
  buildEarlyExitMessage = (): string => this.#next();

  #next(): string {
    this.count++;
    return '';
  }
}
