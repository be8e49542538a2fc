// Written by npm run codegen from schema.graphql and src/**/*.graphql; not edited by hand.
import { ClaimFacts, ClaimPage, EntityFacts, TieFacts, TieHead } from './operations';
import type { Counted, EntitiesByIdQuery, EntitiesByIdQueryVariables, EntityTiesQuery, EntityTiesQueryVariables, MorePlaceTiesQuery, MorePlaceTiesQueryVariables, NameKind, OneTieQuery, OneTieQueryVariables, Operation, PlaceTiesQuery, PlaceTiesQueryVariables, PlacesQuery, PlacesQueryVariables, RecordClaimMutation, RecordClaimMutationVariables, RetractClaimMutation, RetractClaimMutationVariables, TiesByIdQuery, TiesByIdQueryVariables, WhoAmIQuery, WhoAmIQueryVariables } from './operations';

export const COUNTED: readonly Counted[] = ['FIGHTERS', 'MEMBERS', 'RECRUITS', 'KILLED', 'PEOPLE'];
export const NAME_KINDS: readonly NameKind[] = ['OFFICIAL', 'TRANSLATION', 'TRANSLITERATION', 'ALIAS', 'ACRONYM', 'EXONYM'];

const Problems = "fragment Problems on Invalid{problems{path message}}";
const Refused = "fragment Refused on NotAllowed{message}";
const PlaceFacts = "fragment PlaceFacts on Place{...EntityFacts latitude longitude country subdivision}";
const PlaceTiePage = "fragment PlaceTiePage on TieConnection{nodes{...TieHead claims(first:10){...ClaimPage}}pageInfo{hasNextPage endCursor}}";
export const WhoAmIDocument = ("query WhoAmI{viewer{role name}}") as Operation<WhoAmIQuery, WhoAmIQueryVariables>;
export const RecordClaimDocument = ("mutation RecordClaim($input:ClaimInput!){recordClaim(input:$input){__typename ...on ClaimRecorded{created claim{id}}...Problems ...Refused}}" + Problems + Refused) as Operation<RecordClaimMutation, RecordClaimMutationVariables>;
export const RetractClaimDocument = ("mutation RetractClaim($id:ID!$why:String!){retractClaim(id:$id why:$why){__typename ...Problems ...Refused}}" + Problems + Refused) as Operation<RetractClaimMutation, RetractClaimMutationVariables>;
export const EntitiesByIdDocument = ("query EntitiesById($ids:[ID!]!){nodes(ids:$ids){__typename ...on Entity{...EntityFacts}}}" + EntityFacts + ClaimPage + ClaimFacts) as Operation<EntitiesByIdQuery, EntitiesByIdQueryVariables>;
export const TiesByIdDocument = ("query TiesById($ids:[ID!]!){nodes(ids:$ids){__typename ...on Tie{...TieFacts}}}" + TieFacts + TieHead + ClaimPage + ClaimFacts) as Operation<TiesByIdQuery, TiesByIdQueryVariables>;
export const PlaceTiesDocument = ("query PlaceTies($ids:[ID!]!$types:[TieType!]!){nodes(ids:$ids){__typename ...on Entity{id ties(types:$types direction:OUT first:20){...PlaceTiePage}}}}" + PlaceTiePage + TieHead + ClaimPage + ClaimFacts) as Operation<PlaceTiesQuery, PlaceTiesQueryVariables>;
export const MorePlaceTiesDocument = ("query MorePlaceTies($id:ID!$types:[TieType!]!$after:String){node(id:$id){__typename ...on Entity{ties(types:$types direction:OUT first:200 after:$after){...PlaceTiePage}}}}" + PlaceTiePage + TieHead + ClaimPage + ClaimFacts) as Operation<MorePlaceTiesQuery, MorePlaceTiesQueryVariables>;
export const PlacesDocument = ("query Places($ids:[ID!]!){nodes(ids:$ids){__typename ...on Place{...PlaceFacts}}}" + PlaceFacts + EntityFacts + ClaimPage + ClaimFacts) as Operation<PlacesQuery, PlacesQueryVariables>;
export const EntityTiesDocument = ("query EntityTies($id:ID!$after:String){node(id:$id){__typename ...on Entity{...EntityFacts ties(first:200 after:$after){nodes{...TieFacts}pageInfo{hasNextPage endCursor}}}}}" + EntityFacts + ClaimPage + ClaimFacts + TieFacts + TieHead) as Operation<EntityTiesQuery, EntityTiesQueryVariables>;
export const OneTieDocument = ("query OneTie($id:ID!){tie(id:$id){...TieFacts}}" + TieFacts + TieHead + ClaimPage + ClaimFacts) as Operation<OneTieQuery, OneTieQueryVariables>;
