import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { UserId } from '#common';
import type { resumeV1 } from '#contracts';
import { CallableBy, requiredId } from '#grpc';
import { isRole } from './limits.js';
import { UsageService } from './usage.service.js';

/** For Jobs, which shows a person all limits in one list. */
@Controller()
export class UsageRpc implements Pick<resumeV1.ResumeServiceController, 'usage'> {
  constructor(private readonly service: UsageService) {}

  @CallableBy('jobs')
  @GrpcMethod('ResumeService', 'usage')
  async usage(request: resumeV1.UsageRequest): Promise<resumeV1.UsageResponse> {
    const userId = requiredId<UserId>(request.ownerId, 'owner_id');
    const standing = await this.service.of({ userId, role: isRole(request.role) ? request.role : undefined });
    return { limits: standing.map((limit) => ({ ...limit, resetsAt: undefined })) };
  }
}
