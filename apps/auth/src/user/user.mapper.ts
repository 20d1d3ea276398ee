import type { User } from './user.js';
import { UserModel } from './user.model.js';

export const toUserModel = (user: User): UserModel => Object.assign(new UserModel(), user);
