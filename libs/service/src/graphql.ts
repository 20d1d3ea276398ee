/** For services with GraphQL, apart from the rest of the kit, so that one without it does not load Apollo. */
export { serviceGraphql, type ServiceGraphqlOptions } from './service-graphql.js';
