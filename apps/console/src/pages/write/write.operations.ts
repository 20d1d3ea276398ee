import { graphql } from '../../api/graphql.js';

export const Saved = graphql(`
  query Saved($kind: ResumeKind) {
    resumes(first: 30, kind: $kind) {
      totalCount
      nodes {
        id
        title
        kind
        updatedAt
      }
    }
    models {
      name
      provider
      available
    }
  }
`);

export const Store = graphql(`
  mutation Store($input: CreateResumeInput!) {
    createResume(input: $input) {
      __typename
      ... on Resume {
        id
        title
        findings {
          pointer
          message
        }
      }
      ... on InvalidResume {
        issues {
          path
          message
        }
      }
      ... on QuotaExceeded {
        scope
        limit
        resetsAt
      }
    }
  }
`);

export const Generate = graphql(`
  mutation Generate($input: GenerateDocumentsInput!) {
    generateDocuments(input: $input) {
      __typename
      ... on Job {
        id
        status
      }
      ... on InvalidInput {
        issues {
          path
          message
        }
      }
      ... on NotFound {
        message
      }
      ... on QuotaExceeded {
        scope
        limit
        resetsAt
      }
    }
  }
`);
