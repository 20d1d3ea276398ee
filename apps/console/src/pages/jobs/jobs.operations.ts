import { graphql } from '../../api/graphql.js';

export const JobFacts = graphql(`
  fragment JobFacts on Job @_unmask {
    id
    type
    status
    revision
    waitingReason
    resumesAt
    createdAt
    finishedAt
    error {
      code
      message
    }
    progress {
      total
      ready
      running
      succeeded
      dead
      cancelled
    }
  }
`);

export const JobList = graphql(
  `
    query JobList($first: Int!, $after: String, $status: JobStatus) {
      jobs(first: $first, after: $after, status: $status) {
        totalCount
        nodes {
          ...JobFacts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [JobFacts],
);

export const OneJob = graphql(
  `
    query OneJob($id: ID!) {
      job(id: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);

export const Live = graphql(
  `
    subscription Live($id: ID!) {
      jobUpdated(id: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);

export const Items = graphql(`
  query Items($id: ID!, $first: Int!, $after: String, $status: JobItemStatus) {
    job(id: $id) {
      id
      items(first: $first, after: $after, status: $status) {
        totalCount
        nodes {
          id
          index
          status
          attempt
          error {
            code
            message
          }
          result {
            kind
            id
            detail
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const Cancel = graphql(
  `
    mutation Cancel($id: ID!) {
      cancelJob(id: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);
export const Pause = graphql(
  `
    mutation Pause($id: ID!) {
      pauseJob(id: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);
export const Resume = graphql(
  `
    mutation Resume($id: ID!) {
      resumeJob(id: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);
export const Redrive = graphql(
  `
    mutation Redrive($id: ID!) {
      redriveItems(jobId: $id) {
        ...JobFacts
      }
    }
  `,
  [JobFacts],
);
