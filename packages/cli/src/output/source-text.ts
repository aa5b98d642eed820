import type { EvidenceReport } from '@troth/core';

/** What vouches or denies, in one phrase: `denies: @times via @wire, retracted`. */
export function sourceText({ source, stance, via, retracted }: EvidenceReport): string {
  return `${stance === 'supports' ? '' : `${stance}: `}${source}${via.length > 0 ? ` via ${via.join(', via ')}` : ''}${retracted ? ', retracted' : ''}`;
}
