import { statementsOf } from '../../evidence/statement.ts';
import type { Entry, Evidence, SourceEntry, Vouchers } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { EARLIEST, isoDay, LATEST } from '../../ledger/values/civil-day.ts';
import { isKnownBy } from '../../lifecycle/acceptance.ts';
import { dateOf } from '../../lifecycle/counting.ts';
import { entrySummary } from '../entry-summary.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { type ExportInput, knownEntries, repliesByTarget, replyTexts } from './export-input.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Table = Record<string, Attributes>;

/** The chains of who has it from whom, as PROV-JSON (W3C Member Submission, 24 April 2013). */
export interface Provenance {
  readonly prefix: Readonly<Record<string, string>>;
  readonly entity: Readonly<Table>;
  readonly agent: Readonly<Table>;
  readonly wasDerivedFrom: Readonly<Table>;
  readonly wasInfluencedBy: Readonly<Table>;
  readonly wasAttributedTo: Readonly<Table>;
  readonly wasInvalidatedBy: Readonly<Table>;
}

/**
 * Where everything in a ledger comes from. Entities are sources, entries, and reports: what one source says of one entry
 * or line. An entry is derived from the reports that support it and influenced by those that deny or mention it; a
 * report is a quotation from its source, derived from the sources and attributed to the speakers it has it from; a
 * reprint is derived from what it reprints. What was retracted is invalidated on that day.
 */
export function provenanceExport(input: ExportInput): Provenance {
  const writer = new ProvenanceWriter(input);
  for (const entry of knownEntries(input)) writer.add(entry);
  return writer.result();
}

class ProvenanceWriter {
  readonly #input: ExportInput;
  readonly #replies: ReturnType<typeof repliesByTarget>;
  readonly #entity: Table = {};
  readonly #agent: Table = {};
  readonly #derived: Table = {};
  readonly #influenced: Table = {};
  readonly #attributed: Table = {};
  readonly #invalidated: Table = {};
  readonly #speakers = new Map<string, string>();
  readonly #told = new Set<string>();
  #reports = 0;
  #unnamed = 0;

  constructor(input: ExportInput) {
    this.#input = input;
    this.#replies = repliesByTarget(input);
  }

  add(entry: Entry): void {
    if (entry.kind === 'source') this.#source(entry);
    if (entry.kind === 'retracted' && entry.target) this.#retraction(entry.target, entry.date.last);
    const { known } = this.#input.judgement;
    const statements = statementsOf(entry).filter(
      ({ vouchers }) => isKnownBy(known, vouchers, dateOf(entry)) && this.#evidence(vouchers).length > 0,
    );
    if (statements.length === 0) return;
    const id = entry.name ? local(entry.name) : `ledger:_entry-${++this.#unnamed}`;
    const { text, kind } = entrySummary(this.#input.ledger, entry, known);
    this.#entity[id] ??= {
      'prov:label': text,
      'prov:type': qualified(`troth:${kind}`),
      ...this.#repliesTo(entry.name),
    };
    for (const { line, vouchers } of statements)
      for (const evidence of this.#evidence(vouchers))
        this.#report(id, evidence, line && `${line.field} ${line.text}`);
  }

  result(): Provenance {
    return {
      prefix: {
        prov: 'http://www.w3.org/ns/prov#',
        xsd: 'http://www.w3.org/2001/XMLSchema#',
        troth: 'urn:troth:',
        ledger: this.#input.base === undefined ? 'urn:troth:ledger:' : `${this.#input.base}#`,
      },
      entity: this.#entity,
      agent: this.#agent,
      wasDerivedFrom: this.#derived,
      wasInfluencedBy: this.#influenced,
      wasAttributedTo: this.#attributed,
      wasInvalidatedBy: this.#invalidated,
    };
  }

  /** What a reader of the day has: sources that are out by then. */
  #evidence({ evidence }: Vouchers): readonly Evidence[] {
    const { known } = this.#input.judgement;
    if (known === undefined) return evidence;
    return evidence.filter(({ source }) => {
      const published = source.entry?.kind === 'source' ? source.entry.published : undefined;
      return published === undefined || published.last <= known;
    });
  }

  #report(entry: string, evidence: Evidence, line: string | undefined): void {
    const { source, stance, passage, via, grade, quotes } = evidence;
    const id = `ledger:_report-${++this.#reports}`;
    this.#entity[id] = {
      'prov:type': qualified('troth:report'),
      'troth:stance': stance,
      ...(line === undefined ? {} : { 'troth:line': line }),
      ...(passage === undefined ? {} : { 'troth:passage': passage }),
      ...(grade === undefined ? {} : { 'troth:grade': grade }),
      ...(quotes.length === 0 ? {} : { 'prov:value': quotes.length === 1 ? quotes[0] : quotes }),
    };
    this.#derive(id, this.#sourceId(source), 'prov:Quotation');
    if (stance === 'supports') this.#derive(entry, id);
    else
      this.#add(this.#influenced, {
        'prov:influencee': entry,
        'prov:influencer': id,
        'troth:stance': stance,
      });
    for (const speaker of via) {
      if (typeof speaker !== 'string' && speaker.entry?.kind === 'source')
        this.#derive(id, this.#sourceId(speaker), 'prov:PrimarySource');
      else this.#attribute(id, this.#agentId(speaker));
    }
  }

  #source(source: SourceEntry): void {
    if (!source.name) return;
    const id = this.#sourceId(source.name);
    for (const original of source.relays) this.#derive(id, this.#sourceId(original), 'prov:Quotation');
    if (source.by) this.#attribute(id, this.#agentId(source.by));
    if (source.author) this.#attribute(id, this.#agentId(source.author));
  }

  #sourceId(name: Name): string {
    const id = local(name);
    const source = name.entry?.kind === 'source' ? name.entry : undefined;
    this.#entity[id] ??= {
      'prov:label': titleOf(name),
      'prov:type': qualified('troth:source'),
      ...(source?.url ? { 'prov:location': { $: source.url, type: 'xsd:anyURI' } } : {}),
      ...(source?.published && source.published.first === source.published.last
        ? { 'troth:published': { $: isoDay(source.published.last), type: 'xsd:date' } }
        : {}),
      ...this.#repliesTo(name),
    };
    return id;
  }

  /** The right of reply: it stands beside what it answers, also where nothing vouches for it. */
  #repliesTo(name: Name | undefined): Attributes {
    const texts = replyTexts(this.#replies, name);
    return texts.length === 0 ? {} : { 'troth:reply': texts.length === 1 ? texts[0] : texts };
  }

  /** A party by its name; words for somebody who is not named are one agent wherever they are the same. */
  #agentId(speaker: Name | string): string {
    const key = typeof speaker === 'string' ? `"${speaker}` : idOf(speaker);
    const known = this.#speakers.get(key);
    if (known) return known;
    const isPerson = typeof speaker !== 'string' && speaker.entry?.kind === 'person';
    const id =
      typeof speaker === 'string' ? `ledger:_speaker-${this.#speakers.size + 1}` : `${local(speaker)}`;
    const type =
      typeof speaker === 'string' ? 'troth:speaker' : isPerson ? 'prov:Person' : 'prov:Organization';
    this.#agent[id] = {
      'prov:label': typeof speaker === 'string' ? speaker : titleOf(speaker),
      'prov:type': qualified(type),
    };
    this.#speakers.set(key, id);
    return id;
  }

  #retraction(target: Name, day: number): void {
    if (day <= EARLIEST || day >= LATEST) return;
    const id = target.entry?.kind === 'source' ? this.#sourceId(target) : local(target);
    if (!this.#entity[id] && target.entry) {
      const { text, kind } = entrySummary(this.#input.ledger, target.entry, this.#input.judgement.known);
      this.#entity[id] = { 'prov:label': text, 'prov:type': qualified(`troth:${kind}`) };
    }
    if (this.#entity[id])
      this.#add(this.#invalidated, { 'prov:entity': id, 'prov:time': `${isoDay(day)}T00:00:00Z` });
  }

  #derive(generated: string, used: string, type?: string): void {
    this.#add(this.#derived, {
      'prov:generatedEntity': generated,
      'prov:usedEntity': used,
      ...(type === undefined ? {} : { 'prov:type': qualified(type) }),
    });
  }

  #attribute(entity: string, agent: string): void {
    this.#add(this.#attributed, { 'prov:entity': entity, 'prov:agent': agent });
  }

  /** Relations have names of their own, which nothing refers to; each is told once. */
  #add(table: Table, attributes: Attributes): void {
    const text = JSON.stringify(attributes);
    if (this.#told.has(text)) return;
    this.#told.add(text);
    table[`_:r${this.#told.size}`] = attributes;
  }
}

function qualified(name: string): { readonly $: string; readonly type: 'prov:QUALIFIED_NAME' } {
  return { $: name, type: 'prov:QUALIFIED_NAME' };
}

/** A name as a local part: what is neither letter, digit, `-`, `_` nor `.` is percent-encoded. */
function local(name: Name): string {
  return `ledger:${encodeURIComponent(name.text)}`;
}
