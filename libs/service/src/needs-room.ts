import { Inject, Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import type { StorageWatch } from '#database';
import { STORAGE } from './tokens.js';

@Injectable()
class RoomGuard implements CanActivate {
  constructor(@Inject(STORAGE) private readonly storage: Pick<StorageWatch, 'requireRoom'>) {}

  canActivate(): true {
    this.storage.requireRoom();
    return true;
  }
}

/**
 * On a mutation or route that begins new work or keeps more than before: refused with STORAGE_FULL while the disk of the database has little
 * room. What frees room, ends work or signs in goes without.
 */
export const NeedsRoom = (): MethodDecorator => UseGuards(RoomGuard);
