import type { DenialMessage } from './denial-message.ts';
import { messageForms } from './message-forms.ts';
import { wordsOfPolicy } from './policy-words.ts';

/** What a message proves, in the words of the policy type that it names. */
export function provenBy({ form, policyType }: DenialMessage): string {
  const { proves } = messageForms[form];
  if (policyType === undefined) return proves.replace(' of the named type', '');
  const { article, words } = wordsOfPolicy(policyType);
  const said = proves.replace(`a ${NAMED}`, `${article} ${words}`).replace(NAMED, words);
  const isScp = policyType === 'scp' && form === 'explicit-deny';
  return isScp ? `${said}, or merely fails to allow it` : said;
}

const NAMED = 'policy of the named type';
