import { Problem } from '@troth/server';
import type { Call } from '../command.ts';

/** The id that a command is about, its first operand; a path in its place is told of. */
export function idOperand(call: Call, command: string, question: string): string {
  const [id] = call.operands;
  const explained = ['An id is what follows @ in the ledger.'];
  if (id === undefined) throw new Problem(`${question} troth ${command} @ID`, explained);
  if (isPath(id)) throw new Problem(`first say which entry: troth ${command} @ID ${id}`, explained);
  return id;
}

/** Names may hold points and slashes, too, but none ends or begins like this. */
function isPath(operand: string): boolean {
  return /\.troth$|^\.{0,2}[\\/]|^\.{1,2}$|[\\/]$/.test(operand);
}
