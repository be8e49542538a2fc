"""The GraphQL API: types, resolvers, limits. It knows reads and writes, never a driver."""
