import { STATE_WORDS } from '../ledger/condition.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { byPlace } from '../ledger/order.ts';
import type { Argument, Sentence, Shape } from '../ledger/sentence.ts';
import { kindName } from './kinds.ts';
import { hasState } from './odd-state.ts';
import { declaration, sentencePlace, sentenceText } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { eachUse } from './shape-uses.ts';

/** What people and things are too: a hostage is released, a licence suspended, a summit over. */
const OF_OTHERS = new Set(['released', 'ended', 'excused', 'suspended', 'disputed', 'forgiven', 'over']);
const STATES = new Set(STATE_WORDS.filter((word) => !OF_OTHERS.has(word)).map((word) => `_ is ${word}`));

interface Use {
  readonly entry: Entry;
  readonly sentence: Sentence;
}

/** Only promises and deals stand somewhere: `until @house is done` waits for an event in these very words. */
export const stateless: CheckLedger = (ledger, report) => {
  const suspects = new Set<Shape>();
  for (const shape of ledger.reading.shapes.all) if (STATES.has(shape.text)) suspects.add(shape);
  if (suspects.size === 0) return;
  for (const { entry, sentence } of waitingFor(suspects, ledger)) {
    const name = withoutState(sentence.arguments[0]);
    if (!name) continue;
    const text = sentenceText(entry, sentence);
    const state = text.replace(/^\S+\s+/, '');
    report({
      code: 'odd-state',
      message: `\`${text}\` is read as the words of a deed: \`@${name.text}\` is ${kindName(name.entry!.kind)}, and only a promise or a deal stands somewhere.`,
      help: `Name a promise or a deal, as \`@p ${state}\`; or write who does what, as \`@anna delivers the goods to @ben\`.`,
      place: sentencePlace(entry, sentence),
      related: declaration(ledger, name),
    });
  }
};

/** An argument that names an entry with no state of its own. */
function withoutState(argument: Argument | undefined): Name | undefined {
  if (argument?.kind !== 'name' || !argument.entry) return undefined;
  return hasState(argument) ? undefined : argument;
}

/** The uses of wordings that only conditions have: where one is promised, happened or is declared, it is meant. */
function waitingFor(suspects: Set<Shape>, ledger: Ledger): Use[] {
  const uses: Use[] = [];
  for (const { entries } of ledger.documents) {
    for (const entry of entries) {
      if (!entry) continue;
      eachUse(entry, (sentence, declared) => {
        if (!suspects.has(sentence.shape)) return;
        if (declared || isDeed(entry, sentence)) suspects.delete(sentence.shape);
        else uses.push({ entry, sentence });
      });
    }
  }
  return uses
    .filter(({ sentence }) => suspects.has(sentence.shape))
    .sort((a, b) => byPlace(a.entry, b.entry));
}

function isDeed(entry: Entry, sentence: Sentence): boolean {
  if (!('terms' in entry) || !entry.terms) return true;
  return entry.terms.undertakings.some(({ ways }) => ways.some((way) => way.sentence === sentence));
}
