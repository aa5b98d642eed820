import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';

/** The id that a command is about, its first operand; a path in its place is told of. */
export function idOperand(call: Call, command: string, question: string): string {
  const [id] = call.operands;
  const explained = ['An id is what follows @ in the ledger.'];
  if (id === undefined) throw new Problem(`${question} troth ${command} @ID`, explained);
  if (isCut(id)) {
    const end = call.operands.findIndex((operand) => operand.includes(']'));
    const whole = call.operands.slice(0, end + 1).join(' ');
    const hint = `Put it in quotes: troth ${command} '${end < 0 ? `${id} …]` : whole}'`;
    throw new Problem(`${id} is not all of the name of a case, as spaces end a word of the command`, [hint]);
  }
  if (looksLikePath(id)) throw new Problem(entryFirst(call, command), explained);
  if (!id.startsWith('@') && existsSync(path.resolve(call.io.folder, id)))
    throw new Problem(entryFirst(call, command), [`An entry of that name would be @${id}.`]);
  const ids = call.operands.filter((operand) => operand.startsWith('@'));
  if (ids.length > 1) throw new Problem(`one entry at a time: ${ids.slice(0, 2).join(' or ')}?`);
  return id;
}

/** What to write where a ledger stands first: with the id, if that follows. */
function entryFirst(call: Call, command: string): string {
  const id = call.operands.find((operand) => operand.startsWith('@')) ?? '@ID';
  const ledgers = call.operands.filter((operand) => operand !== id);
  return `first say which entry: troth ${command} ${[id, ...ledgers].join(' ')}`;
}

/** `@rent[on`, where the rest of the name stands in words of its own. */
function isCut(id: string): boolean {
  return id.includes('[') && !id.includes(']');
}

/** Names may hold points and slashes, too, but none ends or begins like this. */
function looksLikePath(operand: string): boolean {
  return /\.troth$|^\.{0,2}[\\/]|^\.{1,2}$|[\\/]$/.test(operand);
}
