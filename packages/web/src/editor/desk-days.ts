import { dayOf } from '@troth/core';
import type { DeskDays } from './desk-messages.ts';

/** The days that an answer holds for, as whole days, and the day it is here. */
export function deskDays(answer: {
  readonly on: string;
  readonly known: string | null;
  readonly withoutDisputed: boolean;
}): DeskDays {
  const now = new Date();
  return {
    on: wholeDay(answer.on),
    known: answer.known === null ? null : wholeDay(answer.known),
    withoutDisputed: answer.withoutDisputed,
    today: dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()),
  };
}

function wholeDay(iso: string): number {
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(iso)!;
  return dayOf(Number(year), Number(month), Number(day));
}
