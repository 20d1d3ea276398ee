import { graphql } from '../../api/graphql.js';

export const ReadLetter = graphql(`
  query ReadLetter($id: ID!) {
    coverLetter(id: $id) {
      id
      body
      company
      postingTitle
      createdAt
      resumeId
      resumeVersion
      provenance {
        pointer
        start
        end
        verdict
        sources
        detail
      }
    }
  }
`);

export const Master = graphql(`
  query Master($id: ID!) {
    resume(id: $id) {
      id
      title
      version
      content
    }
    resumeVersions(id: $id, first: 50) {
      nodes {
        version
        content
      }
    }
  }
`);
