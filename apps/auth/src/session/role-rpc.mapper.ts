import { authV1 } from '#contracts';
import type { Role } from '#access';

export function toRpcRole(role: Role): authV1.Role {
  switch (role) {
    case 'USER':
      return authV1.Role.ROLE_USER;
    case 'PREMIUM':
      return authV1.Role.ROLE_PREMIUM;
    case 'ADMIN':
      return authV1.Role.ROLE_ADMIN;
    case 'SUPER_ADMIN':
      return authV1.Role.ROLE_SUPER_ADMIN;
  }
}
