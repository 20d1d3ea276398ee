import { Injectable } from '@nestjs/common';
import type { UserId } from '#common';
import { databaseError, runQuery, type Tx } from '#database';
import { PrismaClient, type User as Row } from '../generated/prisma/client.js';
import type { Credentials, NewUser, User } from './user.js';

const toUser = (row: Row): User => ({
  id: row.id as UserId,
  email: row.email,
  firstName: row.firstName,
  lastName: row.lastName,
  role: row.role,
  emailVerified: row.emailVerifiedAt !== null,
  createdAt: row.createdAt,
});

/** The only file that touches `users`. */
@Injectable()
export class UserRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async find(id: UserId): Promise<User | undefined> {
    const row = await mapped(this.prisma.user.findUnique({ where: { id } }));
    return row ? toUser(row) : undefined;
  }

  credentials(email: string): Promise<Credentials | undefined> {
    return this.credentialsWhere({ email });
  }

  /** Of somebody signed in. */
  credentialsOf(id: UserId): Promise<Credentials | undefined> {
    return this.credentialsWhere({ id });
  }

  /** Adds the user unless the address is taken: of fifty at once one gets in (docs/security.md, H148). */
  async add(tx: Tx, user: NewUser): Promise<User | undefined> {
    const { rows } = await runQuery<{ created_at: Date }>(tx, {
      name: 'user-add',
      text: `INSERT INTO users (id, email, password_hash, first_name, last_name) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (email) DO NOTHING RETURNING created_at`,
      values: [user.id, user.email, user.passwordHash, user.firstName, user.lastName],
    });
    const added = rows[0];
    if (!added) return undefined;
    const { id, email, firstName, lastName } = user;
    return { id, email, firstName, lastName, role: 'USER', emailVerified: false, createdAt: added.created_at };
  }

  /** Whether this still is the password's hash; a change of it waits until the transaction is over, and its sessions are then there to be ended. */
  async hasPassword(tx: Tx, id: UserId, passwordHash: string): Promise<boolean> {
    const text = 'SELECT FROM users WHERE id = $1 AND password_hash = $2 FOR SHARE';
    return (await runQuery(tx, { name: 'user-has-password', text, values: [id, passwordHash] })).rowCount === 1;
  }

  /** Puts a new hash in the place of the one that was compared; false where that is no longer there. */
  async changePassword(tx: Tx, id: UserId, from: string, to: string): Promise<boolean> {
    const text = 'UPDATE users SET password_hash = $3, updated_at = now() WHERE id = $1 AND password_hash = $2';
    return (await runQuery(tx, { name: 'user-change-password', text, values: [id, from, to] })).rowCount === 1;
  }

  /** Deletes the user with every session and refresh token; answers when, or undefined where nobody was left to delete. */
  async remove(tx: Tx, id: UserId): Promise<Date | undefined> {
    const query = { name: 'user-remove', text: 'DELETE FROM users WHERE id = $1 RETURNING now() AS at', values: [id] };
    return (await runQuery<{ at: Date }>(tx, query)).rows[0]?.at;
  }

  private async credentialsWhere(where: { email: string } | { id: UserId }): Promise<Credentials | undefined> {
    const row = await mapped(this.prisma.user.findUnique({ where }));
    return row ? { user: toUser(row), passwordHash: row.passwordHash, active: row.status === 'ACTIVE' } : undefined;
  }
}

async function mapped<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    throw databaseError(error);
  }
}
